using Articles.Extraction.Fingerprints;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Sqlite;

/// <summary>
/// The fingerprint index as a SQLite file, for hosts on one machine: a table service handles 24 rows per article, but the storage emulator,
/// which keeps all rows in memory and writes them out together, does not. Processes that share the file see each other's bands. A damaged
/// file is moved aside and a new one started: an article that cannot be compared is still published, and the log says what to do.
/// </summary>
internal sealed class SqliteFingerprintIndex(
    IOptions<DuplicateOptions> options, TimeProvider time, ILogger<SqliteFingerprintIndex> logger) : IFingerprintIndex, IDisposable
{
    private readonly SqliteFile _file = new(UseOf(options.Value.FingerprintFile!), time, logger);

    public Task<FingerprintEntry?> FindAsync(ArticleId id, CancellationToken cancellationToken) => _file.RunAsync(
        connection =>
        {
            using var command =
                SqliteFile.Command(connection, "SELECT fingerprint, seen_at, story, original FROM article WHERE id = $1", id.ToString());
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

    public Task SaveAsync(FingerprintEntry entry, CancellationToken cancellationToken) => _file.ExecuteAsync(
        "INSERT OR REPLACE INTO article VALUES ($1, $2, $3, $4, $5)",
        cancellationToken,
        entry.Id.ToString(),
        entry.Fingerprint.ToString(),
        entry.SeenAt.UtcTicks,
        entry.ClusterId.ToString(),
        entry.DuplicateOf?.ToString());

    public Task DeleteAsync(ArticleId id, CancellationToken cancellationToken) =>
        _file.ExecuteAsync("DELETE FROM article WHERE id = $1", cancellationToken, id.ToString());

    public Task<IReadOnlyDictionary<string,
        ArticleId>> ClaimAsync(ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken) =>
        _file.RunAsync<IReadOnlyDictionary<string, ArticleId>>(
            connection =>
            {
                using var transaction = connection.BeginTransaction();
                var held = new Dictionary<string, ArticleId>(StringComparer.Ordinal);
                foreach (var band in bands)
                {
                    using var claim = SqliteFile.Command(
                        connection, "INSERT INTO band VALUES ($1, $2) ON CONFLICT DO UPDATE SET holder = holder RETURNING holder",
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
        _file.RunAsync<IReadOnlyDictionary<string, ArticleId>>(
            connection =>
            {
                var held = new Dictionary<string, ArticleId>(StringComparer.Ordinal);
                foreach (var band in bands)
                {
                    using var look = SqliteFile.Command(connection, "SELECT holder FROM band WHERE band = $1", band);
                    if (look.ExecuteScalar() is string text && ArticleId.Parse(text) is var holder && holder != id)
                    {
                        held[band] = holder;
                    }
                }

                return held;
            },
            cancellationToken);

    public Task ReleaseAsync(ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken) => _file.RunAsync(
        connection =>
        {
            using var transaction = connection.BeginTransaction();
            foreach (var band in bands)
            {
                using var release = SqliteFile.Command(connection, "DELETE FROM band WHERE band = $1 AND holder = $2", band, id.ToString());
                release.ExecuteNonQuery();
            }

            transaction.Commit();
            return bands.Count;
        },
        cancellationToken);

    public Task JoinAsync(FingerprintEntry member, CancellationToken cancellationToken) => _file.ExecuteAsync(
        "INSERT OR IGNORE INTO member VALUES ($1, $2, $3)", cancellationToken, member.ClusterId.ToString(), member.SeenAt.UtcTicks,
        member.Id.ToString());

    public Task LeaveAsync(FingerprintEntry member, CancellationToken cancellationToken) => _file.ExecuteAsync(
        "DELETE FROM member WHERE story = $1 AND seen_at = $2 AND id = $3", cancellationToken, member.ClusterId.ToString(),
        member.SeenAt.UtcTicks, member.Id.ToString());

    public Task<ArticleId?> FindEarliestMemberAsync(ArticleId clusterId, CancellationToken cancellationToken) => _file.RunAsync(
        connection =>
        {
            using var command =
                SqliteFile.Command(connection, "SELECT id FROM member WHERE story = $1 ORDER BY seen_at, id LIMIT 1", clusterId.ToString());
            return command.ExecuteScalar() is string id ? ArticleId.Parse(id) : (ArticleId?)null;
        },
        cancellationToken);

    public void Dispose() => _file.Dispose();

    // The version in the file's header was 0 at first, with the same tables.
    private static SqliteFileUse UseOf(string path) => new(
        "fingerprints",
        "Cleaning__FingerprintFile",
        path,
        Version: 1,
        Tables: ["article", "band", "member"],
        Statements:
        [
            "CREATE TABLE IF NOT EXISTS article (id TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, seen_at INTEGER NOT NULL, story TEXT NOT "
                + "NULL, original TEXT) WITHOUT ROWID",
            "CREATE TABLE IF NOT EXISTS band (band TEXT PRIMARY KEY, holder TEXT NOT NULL) WITHOUT ROWID",
            "CREATE TABLE IF NOT EXISTS member (story TEXT NOT NULL, seen_at INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (story, "
                + "seen_at, id)) WITHOUT ROWID",
        ],
        "Near-duplicates are found among articles cleaned from now on; 'reprocess --since 2000-01-01' cleans all again.",
        "articles cleaned from then on are compared only with each other");
}
