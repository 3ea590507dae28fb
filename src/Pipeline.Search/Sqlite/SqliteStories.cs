using Microsoft.Data.Sqlite;
using Pipeline.Articles.Searching.Stories;

namespace Pipeline.Search.Sqlite;

/// <summary>Lists the stories of the file.</summary>
internal sealed class SqliteStories(SqliteDatabase database) : IStoryList
{
    // The index over story and time has all that is counted.
    private const string Query =
        """
        SELECT story_id, articles, first_at, last_at,
            (SELECT count(DISTINCT site) FROM article WHERE article.story_id = story.story_id
                AND coalesce(published_at, 0) >= $from),
            (SELECT title FROM article WHERE article.story_id = story.story_id AND title IS NOT NULL
                AND coalesce(published_at, 0) >= $from ORDER BY coalesce(published_at, $never), docid LIMIT 1)
        FROM (
            SELECT story_id, count(*) AS articles, min(published_at) AS first_at, max(published_at) AS last_at
            FROM article WHERE story_id IS NOT NULL AND coalesce(published_at, 0) >= $from
            GROUP BY story_id HAVING count(*) > 1
            ORDER BY last_at DESC, story_id LIMIT $top
        ) AS story
        ORDER BY last_at DESC, story_id
        """;

    public Task<IReadOnlyList<StorySummary>> ListAsync(StoryQuery query, CancellationToken cancellationToken)
    {
        SearchQueryLimits.CheckTop(query.Top);
        return database.RunAsync<IReadOnlyList<StorySummary>>(connection => List(connection, query), cancellationToken);
    }

    private static List<StorySummary> List(SqliteConnection connection, StoryQuery query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Query;
        command.Parameters.AddWithValue("$from", query.PublishedFrom?.UtcTicks ?? 0);
        command.Parameters.AddWithValue("$never", long.MaxValue);
        command.Parameters.AddWithValue("$top", query.Top);
        using var reader = command.ExecuteReader();
        var stories = new List<StorySummary>();
        while (reader.Read())
        {
            stories.Add(new StorySummary(
                reader.GetString(0), reader.GetNullable(5), reader.GetInt32(1), reader.GetInt32(4), TimeAt(2), TimeAt(3)));
        }

        return stories;

        DateTimeOffset? TimeAt(int column) => reader.IsDBNull(column) ? null : new DateTimeOffset(reader.GetInt64(column), TimeSpan.Zero);
    }
}
