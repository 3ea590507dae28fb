using System.Globalization;
using Articles.Extraction.Fingerprints;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Contracts;
using Pipeline.Search.Sqlite;

namespace Pipeline.Storage;

/// <summary>
/// The fingerprint index as a SQLite file, for hosts on one machine: a table service handles 24 rows per article, but the storage emulator,
/// which keeps all rows in memory and writes them out together, does not. Processes that share the file see each other's bands. A damaged
/// file is moved aside and a new one started: an article that cannot be compared is still published, and the log says what to do.
/// </summary>
internal sealed partial class SqliteFingerprintIndex(
    IOptions<DuplicateOptions> options, TimeProvider time, ILogger<SqliteFingerprintIndex> logger) : IFingerprintIndex, IDisposable
{
    // The emulator loses its last seconds in a power cut, too, so NORMAL, which does not wait for the disk at each commit, loses nothing
    // more: a missing fingerprint is written when its article is cleaned again. The pragmas run one by one, because the provider ignores an
    // error after a pragma that returns rows. The version in the file's header was 0 at first, with the same tables.
    private const int Version = 1;

    private static readonly string[] Preparation =
    [
        "PRAGMA busy_timeout = 30000",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = NORMAL",
        "PRAGMA cache_size = -8192",
        "CREATE TABLE IF NOT EXISTS article (id TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, seen_at INTEGER NOT NULL, story TEXT NOT "
            + "NULL, original TEXT) WITHOUT ROWID",
        "CREATE TABLE IF NOT EXISTS band (band TEXT PRIMARY KEY, holder TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE IF NOT EXISTS member (story TEXT NOT NULL, seen_at INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (story, seen_at, "
            + "id)) WITHOUT ROWID",
        $"PRAGMA user_version = {Version}",
    ];

    // SQLite has one writer at a time.
    private readonly SemaphoreSlim _gate = new(1);
    private SqliteConnection? _connection;

    public Task<FingerprintEntry?> FindAsync(ArticleId id, CancellationToken cancellationToken) => RunAsync(
        connection =>
        {
            using var command =
                Command(connection, "SELECT fingerprint, seen_at, story, original FROM article WHERE id = $1", id.ToString());
            using var row = command.ExecuteReader();
            return row.Read()
                ? new FingerprintEntry(
                    id,
                    Fingerprint.Parse(row.GetString(0)),
                    new DateTimeOffset(row.GetInt64(1), TimeSpan.Zero),
                    ArticleId.Parse(row.GetString(2)),
                    row.IsDBNull(3) ? null : ArticleId.Parse(row.GetString(3)))
                : null;
        },
        cancellationToken);

    public Task SaveAsync(FingerprintEntry entry, CancellationToken cancellationToken) => ExecuteAsync(
        "INSERT OR REPLACE INTO article VALUES ($1, $2, $3, $4, $5)",
        cancellationToken,
        entry.Id.ToString(),
        entry.Fingerprint.ToString(),
        entry.SeenAt.UtcTicks,
        entry.ClusterId.ToString(),
        entry.DuplicateOf?.ToString());

    public Task DeleteAsync(ArticleId id, CancellationToken cancellationToken) =>
        ExecuteAsync("DELETE FROM article WHERE id = $1", cancellationToken, id.ToString());

    public Task<IReadOnlyDictionary<string,
        ArticleId>> ClaimAsync(ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyDictionary<string, ArticleId>>(
            connection =>
            {
                using var transaction = connection.BeginTransaction();
                var held = new Dictionary<string, ArticleId>(StringComparer.Ordinal);
                foreach (var band in bands)
                {
                    using var claim =
                        Command(connection, "INSERT INTO band VALUES ($1, $2) ON CONFLICT DO UPDATE SET holder = holder RETURNING holder",
                        band, id.ToString());
                    if (ArticleId.Parse((string)claim.ExecuteScalar()!) is var holder && holder != id)
                    {
                        held[band] = holder;
                    }
                }

                transaction.Commit();
                return held;
            },
            cancellationToken);

    public Task<IReadOnlyDictionary<string, ArticleId>> FindHoldersAsync(
        ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyDictionary<string, ArticleId>>(
            connection =>
            {
                var held = new Dictionary<string, ArticleId>(StringComparer.Ordinal);
                foreach (var band in bands)
                {
                    using var look = Command(connection, "SELECT holder FROM band WHERE band = $1", band);
                    if (look.ExecuteScalar() is string text && ArticleId.Parse(text) is var holder && holder != id)
                    {
                        held[band] = holder;
                    }
                }

                return held;
            },
            cancellationToken);

    public Task ReleaseAsync(ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken) => RunAsync(
        connection =>
        {
            using var transaction = connection.BeginTransaction();
            foreach (var band in bands)
            {
                using var release = Command(connection, "DELETE FROM band WHERE band = $1 AND holder = $2", band, id.ToString());
                release.ExecuteNonQuery();
            }

            transaction.Commit();
            return bands.Count;
        },
        cancellationToken);

    public Task JoinAsync(FingerprintEntry member, CancellationToken cancellationToken) => ExecuteAsync(
        "INSERT OR IGNORE INTO member VALUES ($1, $2, $3)", cancellationToken, member.ClusterId.ToString(), member.SeenAt.UtcTicks,
        member.Id.ToString());

    public Task LeaveAsync(FingerprintEntry member, CancellationToken cancellationToken) => ExecuteAsync(
        "DELETE FROM member WHERE story = $1 AND seen_at = $2 AND id = $3", cancellationToken, member.ClusterId.ToString(),
        member.SeenAt.UtcTicks, member.Id.ToString());

    public Task<ArticleId?> FindEarliestMemberAsync(ArticleId clusterId, CancellationToken cancellationToken) => RunAsync(
        connection =>
        {
            using var command =
                Command(connection, "SELECT id FROM member WHERE story = $1 ORDER BY seen_at, id LIMIT 1", clusterId.ToString());
            return command.ExecuteScalar() is string id ? ArticleId.Parse(id) : (ArticleId?)null;
        },
        cancellationToken);

    public void Dispose()
    {
        _connection?.Dispose();
        _gate.Dispose();
    }

    private Task<int> ExecuteAsync(string statement, CancellationToken cancellationToken, params object?[] values) => RunAsync(
        connection =>
        {
            using var command = Command(connection, statement, values);
            return command.ExecuteNonQuery();
        },
        cancellationToken);

    /// <summary>Runs work on a thread of the pool, since SQLite waits for the disk, alone in this process.</summary>
    private async Task<T> RunAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
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

    private string FilePath => Path.GetFullPath(options.Value.FingerprintFile!);

    private T Run<T>(Func<SqliteConnection, T> work)
    {
        if (_connection is { } known && MovedFile.Is(known))
        {
            LogGone(FilePath);
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
            LogDamaged(fault.Message, MovedFile.Move(FilePath, time.GetUtcNow()));
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
            LogEmpty(path);
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

            foreach (var statement in Preparation)
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
                $"The fingerprints' file {path} cannot be used: {exception.Message} Free it, or remove it: articles cleaned from then on "
                    + "are compared only with each other.", exception);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The path may name another program's database, or one of a newer version.</summary>
    private static void ThrowIfForeign(SqliteConnection connection, string path)
    {
        if (ReadText(connection, "SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('article', 'band', "
            + "'member')") is { Length: > 0 })
        {
            throw new InvalidOperationException(
                $"{path} is a database, but not of this pipeline's fingerprints; it is left alone. Set Cleaning__FingerprintFile to "
                + "another file.");
        }

        if (ReadText(connection, "SELECT user_version FROM pragma_user_version") is var version
            && int.Parse(version, CultureInfo.InvariantCulture) > Version)
        {
            throw new InvalidOperationException(
                $"The fingerprints' file {path} is of version {version}, made by a newer pipeline; this one reads up to {Version}. Use the "
                    + "newer one, or set Cleaning__FingerprintFile to another file.");
        }
    }

    private static string ReadText(SqliteConnection connection, string statement)
    {
        using var command = Command(connection, statement);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? string.Empty;
    }

    private static SqliteCommand Command(SqliteConnection connection, string statement, params object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), values[i] ?? DBNull.Value);
        }

        return command;
    }

    [LoggerMessage(
        EventId = 64,
        Level = LogLevel.Error,
        Message =
            "The fingerprints' file is damaged ({Fault}) and was moved to {Path}. Near-duplicates are found among articles cleaned from "
            + "now on; 'reprocess --since 2000-01-01' cleans all again.")]
    private partial void LogDamaged(string fault, string path);

    [LoggerMessage(
        EventId = 69,
        Level = LogLevel.Error,
        Message =
            "The fingerprints' file {Path} is empty: its content is lost, unless another process is just creating it. Near-duplicates "
            + "are found among articles cleaned from now on; 'reprocess --since 2000-01-01' cleans all again.")]
    private partial void LogEmpty(string path);

    [LoggerMessage(
        EventId = 65,
        Level = LogLevel.Error,
        Message =
            "The fingerprints' file {Path} was deleted or replaced. Near-duplicates are found among articles cleaned from now on; "
            + "'reprocess --since 2000-01-01' cleans all again.")]
    private partial void LogGone(string path);
}
