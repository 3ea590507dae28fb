using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Pipeline.Search.Sqlite;

/// <summary>
/// The index's file: opens connections to it, makes and migrates its tables, and says in words what SQLite says in numbers. It is in
/// write-ahead mode: any number of processes read while one writes; writers wait for each other.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>
    /// How long a writer waits for another process's, in seconds. A batch of a thousand articles holds the file for about a second.
    /// </summary>
    private const int BusySeconds = 30;

    private readonly string _connectionString;
    private volatile string? _damage;

    public SqliteDatabase(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            DefaultTimeout = BusySeconds,
        }.ToString();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The version of the file's tables, without bringing them up to date; null when there is no file, or an empty one.</summary>
    /// <exception cref="SearchIndexException">The file is not an index of ours; the message says what it is.</exception>
    public int? FindVersion()
    {
        if (!File.Exists(Path))
        {
            return null;
        }

        return Explained(() =>
        {
            using var connection =
                new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Mode = SqliteOpenMode.ReadWrite }.ToString());
            connection.Open();
            IsCurrent(connection);
            return (int)ReadInteger(connection, "PRAGMA user_version") is > 0 and var version ? version : (int?)null;
        });
    }

    /// <summary>
    /// Runs work on a connection of its own, on a thread of the pool, since SQLite waits for the disk. Cancelling interrupts a statement
    /// that runs.
    /// </summary>
    /// <exception cref="SearchIndexException">The file cannot be used; the message says why and what to do.</exception>
    public Task<T> RunAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) =>
        Task.Run(() => Run(work, cancellationToken), cancellationToken);

    /// <summary>Looks for damage, as <see cref="ISearchIndexProvisioner.FindDamageAsync"/> says.</summary>
    public async Task<string?> FindDamageAsync(IndexCheck check, CancellationToken cancellationToken)
    {
        if (check == IndexCheck.Quick && _damage is { } met)
        {
            return met;
        }

        if (!File.Exists(Path))
        {
            return null;
        }

        try
        {
            return await RunAsync(
                connection =>
                check == IndexCheck.Quick ? DamageSearch.Glance(connection) : DamageSearch.Read(connection), cancellationToken);
        }
        catch (SearchIndexException exception) when (exception.InnerException is SqliteException fault && IsDamage(fault))
        {
            return fault.Message;
        }
    }

    /// <summary>
    /// Moves the file aside, with what belongs to it, if it is damaged. Of several processes one does it; each looks at the file that is
    /// there by then.
    /// </summary>
    public async Task<string?> MoveDamagedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        FileStream turn;
        try
        {
            turn = new FileStream(
                Path + ".repair", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }

        await using (turn)
        {
            // What a query met may be in what the pages hold, which only the close look compares.
            var isMet = _damage is not null;
            _damage = null;
            Clear();
            if (await FindDamageAsync(IndexCheck.Pages, cancellationToken) is null
                && !(isMet && await IsInconsistentAsync(cancellationToken)))
            {
                _damage = null;
                return null;
            }

            Clear();
            if (!MovedFile.MayBeDatabase(Path))
            {
                throw new SearchIndexException(
                    $"{Path} is not a database; it is left alone. Set Search__Path to another file, or remove this one.");
            }

            _damage = null;
            return MovedFile.Move(Path, now);
        }
    }

    private async Task<bool> IsInconsistentAsync(CancellationToken cancellationToken)
    {
        try
        {
            return File.Exists(Path) && await RunAsync(DamageSearch.Compare, cancellationToken) is not null;
        }
        catch (SearchIndexException exception) when (exception.InnerException is SqliteException fault && IsDamage(fault))
        {
            return true;
        }
    }

    public void Dispose() => Clear();

    /// <summary>Closes the connections that wait for their next use.</summary>
    private void Clear()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private T Run<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        try
        {
            return Explained(() =>
            {
                EnsureFolder();
                using var connection = Open();
                Prepare(connection);
                using var interruption = cancellationToken.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle));
                return work(connection);
            });
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("The search index was stopped.", exception, cancellationToken);
        }
    }

    private void EnsureFolder()
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SearchIndexException(
                $"The search index {Path} cannot be opened: its folder cannot be created. Set Search__Path to a file where this user may "
                    + $"write. ({exception.Message})", exception);
        }
    }

    private T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception) when (Explain(exception) is { } explanation)
        {
            _damage = IsDamage(exception) ? exception.Message : _damage;
            throw new SearchIndexException($"The search index {Path} {explanation} (SQLite: {exception.Message})", exception);
        }
    }

    /// <summary>
    /// Opens the file that is at the path now. A connection of the pool may be to one that was deleted, moved or replaced since: it would
    /// go on reading and writing there, and what it writes would be lost.
    /// </summary>
    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            if (!MovedFile.Is(connection))
            {
                return connection;
            }

            SqliteConnection.ClearPool(connection);
            connection.Dispose();
            connection = new SqliteConnection(_connectionString);
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Is asked at each opening, which costs microseconds: the file may have been deleted, or migrated by another process, since the last
    /// one.
    /// </summary>
    private void Prepare(SqliteConnection connection)
    {
        Schema.Execute(
            connection,
            string.Create(
            CultureInfo.InvariantCulture,
            $"PRAGMA busy_timeout = {BusySeconds * 1000}; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384"));
        if (!IsCurrent(connection))
        {
            // Synchronous stays FULL: the ledger says "published" right after the write, and a power cut must not make that untrue.
            Schema.Execute(connection, "PRAGMA journal_mode = WAL");
            Migrate(connection);
        }
    }

    /// <summary>Checks before anything is written: the path may name another program's database.</summary>
    /// <returns>Whether the tables are those of this version; if not, they may be made or migrated.</returns>
    private bool IsCurrent(SqliteConnection connection)
    {
        // One statement, one state of the file: another process may be making the tables right now.
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id, pragma_user_version";
        using var reader = command.ExecuteReader();
        reader.Read();
        var (owner, version, isEmpty) = (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2) == 0);
        if (owner != Schema.ApplicationId && !(owner == 0 && isEmpty))
        {
            throw new SearchIndexException(
                $"{Path} is a database, but not a search index of this pipeline; it is left alone. Set Search__Path to another file.");
        }

        if (version > Schema.Version)
        {
            throw new SearchIndexException(
                $"The search index {Path} is of version {version}, made by a newer pipeline; this one reads up to {Schema.Version}. Use "
                    + "the newer one, or set Search__Path to another file.");
        }

        return owner == Schema.ApplicationId && version == Schema.Version;
    }

    private static void Migrate(SqliteConnection connection)
    {
        // The transaction takes the write lock at once; another process may have been faster, so the version is read again under it.
        using var transaction = connection.BeginTransaction();
        for (var version = ReadInteger(connection, "PRAGMA user_version"); version < Schema.Version; version++)
        {
            Schema.Migrations[(int)version](connection);
            Schema.Execute(
                connection, string.Create(
                CultureInfo.InvariantCulture, $"PRAGMA application_id = {Schema.ApplicationId}; PRAGMA user_version = {version + 1}"));
        }

        transaction.Commit();
    }

    private static long ReadInteger(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static bool IsDamage(SqliteException exception) =>
        exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT;

    /// <summary>The problem and what to do, for faults of the file or its environment; null for a fault of the program.</summary>
    private static string? Explain(SqliteException exception) => exception.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT =>
            "is damaged, or is not an index. The articles are safe in storage: 'index rebuild' moves the file aside and fills a new "
                + "one, and serve does so automatically.",
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED =>
            $"is being written by another process for more than {BusySeconds} seconds. Try again, or find out which process holds it.",
        SQLitePCL.raw.SQLITE_CANTOPEN => "cannot be opened. Set Search__Path to a file, not a folder, where this user may write.",
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM or SQLitePCL.raw.SQLITE_AUTH =>
            "is read-only for this user. It and its folder have to be writable, also for searching.",
        SQLitePCL.raw.SQLITE_FULL => "cannot grow: the disk is full. Make room; what was written before stays.",
        SQLitePCL.raw.SQLITE_IOERR => "cannot be read from or written to its disk. Check the disk; SQLite does not work on network shares.",
        _ => null,
    };
}
