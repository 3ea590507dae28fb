using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment.Stories;

namespace Pipeline.Storage.Sqlite;

/// <summary>
/// The log of stories as a SQLite file, for hosts on one machine: it costs the storage emulator nothing. Entries are numbered in the order
/// in which they were added; those that no host reads any more are deleted.
/// </summary>
internal sealed class SqliteStoryLog(IOptions<StoryOptions> options, TimeProvider time, ILogger<SqliteStoryLog> logger)
    : IStoryLog, IDisposable
{
    private const string Columns = "number, id, story, is_new, at, added_at, language, sketch";
    private const int EntriesBetweenDeletions = 256;

    private readonly SqliteFile _file = new(UseOf(options.Value.StoryFile!), time, logger);

    public Task<StoryLogPage> ReadLastAsync(DateTimeOffset since, int most, CancellationToken cancellationToken) => _file.RunAsync(
        connection => Read(
            connection,
            $"SELECT * FROM (SELECT {Columns} FROM entry WHERE added_at >= $1 ORDER BY number DESC LIMIT $2) ORDER BY number",
            since.UtcTicks, most),
        cancellationToken);

    public Task<StoryLogPage> ReadAsync(StoryLogPosition after, CancellationToken cancellationToken) => _file.RunAsync(
        connection =>
        {
            // A new file, in place of a lost one, begins to count again.
            var known = after.Offset <= FindEnd(connection) ? after.Offset : 0;
            return Read(connection, $"SELECT {Columns} FROM entry WHERE number > $1 ORDER BY number", known);
        },
        cancellationToken);

    public Task<StoryLogPosition?> TryAddAsync(StoryEntry entry, StoryLogPosition expected, CancellationToken cancellationToken) =>
        _file.RunAsync(
            connection =>
            {
                using var insertion = SqliteFile.Command(
                    connection,
                    $"INSERT INTO entry ({Columns}) SELECT $1 + 1, $2, $3, $4, $5, $6, $7, $8 "
                        + "WHERE (SELECT coalesce(max(number), 0) FROM entry) = $1",
                    expected.Offset,
                    entry.Id.ToString(),
                    entry.StoryId.ToString(),
                    entry.State == StoryState.New,
                    entry.At.UtcTicks,
                    entry.AddedAt.UtcTicks,
                    entry.Sketch?.Language,
                    entry.Sketch?.ToBytes());
                if (insertion.ExecuteNonQuery() == 0)
                {
                    return (StoryLogPosition?)null;
                }

                var end = expected.Offset + 1;
                if (end % EntriesBetweenDeletions == 0)
                {
                    DeleteOld(connection, end, entry.AddedAt);
                }

                return new StoryLogPosition(0, end);
            },
            cancellationToken);

    public void Dispose() => _file.Dispose();

    private static SqliteFileUse UseOf(string path) => new(
        "stories",
        "Stories__StoryFile",
        path,
        Version: 1,
        Tables: ["entry"],
        Statements:
        [
            "CREATE TABLE IF NOT EXISTS entry (number INTEGER PRIMARY KEY, id TEXT NOT NULL, story TEXT NOT NULL, is_new INTEGER NOT NULL, "
                + "at INTEGER NOT NULL, added_at INTEGER NOT NULL, language TEXT, sketch BLOB)",
        ],
        "Articles keep their stories; new ones are compared only with those that come from now on.",
        "articles keep their stories, and new ones are compared only with those that come from then on");

    private void DeleteOld(SqliteConnection connection, long end, DateTimeOffset now)
    {
        using var deletion = SqliteFile.Command(
            connection, "DELETE FROM entry WHERE number <= $1 OR (number < $2 AND added_at < $3)",
            end - (2L * options.Value.MaxArticles), end, (now - options.Value.Window).UtcTicks);
        deletion.ExecuteNonQuery();
    }

    private static StoryLogPage Read(SqliteConnection connection, string query, params object?[] values)
    {
        using var transaction = connection.BeginTransaction(deferred: true);
        var entries = new List<StoryEntry>();
        using (var command = SqliteFile.Command(connection, query, values))
        {
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                entries.Add(ReadEntry(row));
            }
        }

        return new StoryLogPage(entries, new StoryLogPosition(0, FindEnd(connection)));
    }

    private static StoryEntry ReadEntry(SqliteDataReader row) => new(
        ArticleId.Parse(row.GetString(1)),
        ArticleId.Parse(row.GetString(2)),
        row.GetBoolean(3) ? StoryState.New : StoryState.Known,
        new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero),
        new DateTimeOffset(row.GetInt64(5), TimeSpan.Zero),
        row.IsDBNull(7) ? null : StorySketch.Read(row.GetString(6), row.GetFieldValue<byte[]>(7)));

    private static long FindEnd(SqliteConnection connection)
    {
        using var command = SqliteFile.Command(connection, "SELECT coalesce(max(number), 0) FROM entry");
        return (long)command.ExecuteScalar()!;
    }
}
