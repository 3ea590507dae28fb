using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Pipeline.Articles;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Fingerprints;

namespace Pipeline.Storage;

/// <summary>
/// The fingerprint index as a SQLite file, for hosts on one machine: 24 rows an article are what a table service is for, and what the storage emulator, which keeps
/// all its rows in memory and writes them all out together, is not. Processes that share the file see each other's bands.
/// </summary>
internal sealed class SqliteFingerprintIndex(IOptions<CleaningOptions> options) : IFingerprintIndex, IDisposable
{
    // The emulator loses its last seconds in a power cut, too, so NORMAL, which does not wait for the disk at each commit, loses nothing more: a fingerprint
    // that is missing is written when its article is cleaned again. One by one: the provider passes over an error behind a pragma that answers.
    private static readonly string[] Preparation =
    [
        "PRAGMA busy_timeout = 30000",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = NORMAL",
        "PRAGMA cache_size = -8192",
        "CREATE TABLE IF NOT EXISTS article (id TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, seen_at INTEGER NOT NULL, story TEXT NOT NULL, original TEXT) WITHOUT ROWID",
        "CREATE TABLE IF NOT EXISTS band (band TEXT PRIMARY KEY, holder TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE IF NOT EXISTS member (story TEXT NOT NULL, seen_at INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (story, seen_at, id)) WITHOUT ROWID",
    ];

    // SQLite has one writer at a time.
    private readonly SemaphoreSlim _gate = new(1);
    private SqliteConnection? _connection;

    public Task<FingerprintEntry?> FindAsync(ArticleId id, CancellationToken cancellationToken) => RunAsync(
        connection =>
        {
            using var command = Command(connection, "SELECT fingerprint, seen_at, story, original FROM article WHERE id = $1", id.ToString());
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

    public Task<IReadOnlyDictionary<string, ArticleId>> ClaimAsync(ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyDictionary<string, ArticleId>>(
            connection =>
            {
                using var transaction = connection.BeginTransaction();
                var held = new Dictionary<string, ArticleId>(StringComparer.Ordinal);
                foreach (var band in bands)
                {
                    using var claim = Command(connection, "INSERT INTO band VALUES ($1, $2) ON CONFLICT DO UPDATE SET holder = holder RETURNING holder", band, id.ToString());
                    if (ArticleId.Parse((string)claim.ExecuteScalar()!) is var holder && holder != id)
                    {
                        held[band] = holder;
                    }
                }

                transaction.Commit();
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
        "INSERT OR IGNORE INTO member VALUES ($1, $2, $3)", cancellationToken, member.ClusterId.ToString(), member.SeenAt.UtcTicks, member.Id.ToString());

    public Task LeaveAsync(FingerprintEntry member, CancellationToken cancellationToken) => ExecuteAsync(
        "DELETE FROM member WHERE story = $1 AND seen_at = $2 AND id = $3", cancellationToken, member.ClusterId.ToString(), member.SeenAt.UtcTicks, member.Id.ToString());

    public Task<ArticleId?> FindEarliestMemberAsync(ArticleId clusterId, CancellationToken cancellationToken) => RunAsync(
        connection =>
        {
            using var command = Command(connection, "SELECT id FROM member WHERE story = $1 ORDER BY seen_at, id LIMIT 1", clusterId.ToString());
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
            return await Task.Run(() => work(_connection ??= Open()), cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private SqliteConnection Open()
    {
        var path = Path.GetFullPath(options.Value.FingerprintFile!);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            foreach (var statement in Preparation)
            {
                using var command = Command(connection, statement);
                command.ExecuteNonQuery();
            }

            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw new InvalidOperationException(
                $"The fingerprints' file {path} cannot be used: {exception.Message} Free it, or remove it: what is cleaned from then on is compared with what is cleaned after it.", exception);
        }
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
}
