using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Pipeline.Search.Sqlite;

namespace Pipeline.Storage.Sqlite;

/// <summary>
/// A SQLite file that the hosts of one machine share, for data that can be done without: a damaged file is moved aside and a new one begun,
/// and the log says what follows. Another program's file, or one of a newer version, is left alone.
/// </summary>
internal sealed partial class SqliteFile(SqliteFileUse use, TimeProvider time, ILogger logger) : IDisposable
{
    // The emulator loses its last seconds in a power cut, too, so NORMAL, which does not wait for the disk at each commit, loses nothing
    // more. The pragmas run one by one, because the provider ignores an error after a pragma that returns rows.
    private static readonly string[] Preparation =
    [
        "PRAGMA busy_timeout = 30000",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = NORMAL",
        "PRAGMA cache_size = -8192",
    ];

    // SQLite has one writer at a time.
    private readonly SemaphoreSlim _gate = new(1);
    private SqliteConnection? _connection;

    private string FilePath => Path.GetFullPath(use.Path);

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public Task<int> ExecuteAsync(string statement, CancellationToken cancellationToken, params object?[] values) => RunAsync(
        connection =>
        {
            using var command = Command(connection, statement, values);
            return command.ExecuteNonQuery();
        },
        cancellationToken);

    /// <summary>Runs work on a thread of the pool, since SQLite waits for the disk, alone in this process.</summary>
    public async Task<T> RunAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Run(work), cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A statement with its values, which it calls $1, $2, ….</summary>
    public static SqliteCommand Command(SqliteConnection connection, string statement, params object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), values[i] ?? DBNull.Value);
        }

        return command;
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _gate.Dispose();
    }

    private T Run<T>(Func<SqliteConnection, T> work)
    {
        if (_connection is { } known && MovedFile.Is(known))
        {
            LogGone(use.Contents, FilePath, use.Loss);
            Close();
        }

        try
        {
            return work(_connection ??= Open());
        }
        catch (SqliteException exception) when (IsDamage(exception))
        {
            MoveAside(exception);
            return work(_connection ??= Open());
        }
    }

    private static bool IsDamage(SqliteException exception) =>
        exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT;

    /// <summary>Moves the damaged file aside, unless another process that shares it was quicker.</summary>
    private void MoveAside(SqliteException fault)
    {
        using var turn = new FileStream(
            FilePath + ".repair", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        var isHere = _connection is { } known ? !MovedFile.Is(known) : !CanBeOpened();
        Close();
        if (isHere)
        {
            LogDamaged(use.Contents, fault.Message, MovedFile.Move(FilePath, time.GetUtcNow()), use.Loss);
        }
    }

    private bool CanBeOpened()
    {
        try
        {
            using var connection = Open();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private SqliteConnection Open()
    {
        var path = FilePath;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (new FileInfo(path) is { Exists: true, Length: 0 })
        {
            LogEmpty(use.Contents, path, use.Loss);
        }

        // An existing log was left by a process that died: only then may the pages differ from what was written.
        var isLeft = new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            ThrowIfForeign(connection, path);
            if (isLeft && ReadText(connection, "PRAGMA quick_check(1)") is var answer && answer != "ok")
            {
                throw new SqliteException(answer, SQLitePCL.raw.SQLITE_CORRUPT);
            }

            foreach (var statement in Preparation.Concat(use.Statements).Append($"PRAGMA user_version = {use.Version}"))
            {
                using var command = Command(connection, statement);
                command.ExecuteNonQuery();
            }

            return connection;
        }
        catch (SqliteException exception) when (!IsDamage(exception) || !MovedFile.MayBeDatabase(path))
        {
            connection.Dispose();
            throw new InvalidOperationException(
                $"The {use.Contents}' file {path} cannot be used: {exception.Message} Free it, or remove it: {use.Removal}.", exception);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The path may name another program's database, or one of a newer version.</summary>
    private void ThrowIfForeign(SqliteConnection connection, string path)
    {
        var names = string.Join(", ", use.Tables.Select(table => $"'{table}'"));
        if (ReadText(connection, $"SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table' AND name NOT IN ({names})")
            is { Length: > 0 })
        {
            throw new InvalidOperationException(
                $"{path} is a database, but not of this pipeline's {use.Contents}; it is left alone. Set {use.Setting} to another file.");
        }

        if (ReadText(connection, "SELECT user_version FROM pragma_user_version") is var version
            && int.Parse(version, CultureInfo.InvariantCulture) > use.Version)
        {
            throw new InvalidOperationException(
                $"The {use.Contents}' file {path} is of version {version}, made by a newer pipeline; this one reads up to {use.Version}. "
                    + $"Use the newer one, or set {use.Setting} to another file.");
        }
    }

    private static string ReadText(SqliteConnection connection, string statement)
    {
        using var command = Command(connection, statement);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? string.Empty;
    }

    [LoggerMessage(
        EventId = 64, Level = LogLevel.Error, Message = "The {Contents}' file is damaged ({Fault}) and was moved to {Path}. {Loss}")]
    private partial void LogDamaged(string contents, string fault, string path, string loss);

    [LoggerMessage(
        EventId = 69,
        Level = LogLevel.Error,
        Message = "The {Contents}' file {Path} is empty: its content is lost, unless another process is just creating it. {Loss}")]
    private partial void LogEmpty(string contents, string path, string loss);

    [LoggerMessage(EventId = 65, Level = LogLevel.Error, Message = "The {Contents}' file {Path} was deleted or replaced. {Loss}")]
    private partial void LogGone(string contents, string path, string loss);
}
