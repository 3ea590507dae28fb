using System.Globalization;
using Microsoft.Data.Sqlite;
using Pipeline.Articles;
using Pipeline.Articles.Publishing;

namespace Pipeline.Search.Sqlite;

/// <summary>One search on one connection; count, page and facets see the same state of the file.</summary>
internal sealed class ArticleSearch(SqliteConnection connection, SearchQuery query, DateTimeOffset now)
{
    /// <summary>Tokens of a snippet: about two lines; FTS5 allows 64.</summary>
    private const int SnippetTokens = 40;

    /// <summary>What a snippet begins with when no word of it matched, in characters of the body.</summary>
    private const int LeadLength = 400;

    /// <summary>
    /// BM25 (negated by FTS5: the lower the better) with weights for title, entities, key phrases and body; and up to a tenth more for an article of today, half
    /// of that after thirty days: enough to order equals, too little to carry a worse match past a better one.
    /// </summary>
    private const string Score =
        "-bm25(article_text, 8.0, 4.0, 2.0, 1.0) * (1.0 + iif(article.published_at IS NULL, 0.0, 0.1 / (1.0 + max(0, $now - article.published_at) / $month)))";

    private readonly Selection _selection = new(query);

    public SearchResults Run()
    {
        // Is only read in, so it is rolled back.
        using var snapshot = connection.BeginTransaction(deferred: true);
        var total = Count();
        return new SearchResults(
            total,
            total == 0 ? [] : ReadHits(),
            query.Facets ? ReadFacets() : new Dictionary<string, IReadOnlyList<FacetCount>>());
    }

    private long Count()
    {
        using var command = _selection.CreateCommand(connection, $"SELECT count(*) {_selection.Sql}");
        return (long)command.ExecuteScalar()!;
    }

    private List<SearchHit> ReadHits()
    {
        var (score, order) = _selection.Match is null ? ("0.0", string.Empty) : (Score, "score DESC, ");
        using var page = _selection.CreateCommand(
            connection,
            $"""
            SELECT article.docid, id, name, article.title, site, language, sentiment, published_at, {score} AS score
            {_selection.Sql}
            ORDER BY {order}date DESC, article.docid DESC
            LIMIT $top OFFSET $skip
            """);
        page.Parameters.AddWithValue("$top", query.Top);
        page.Parameters.AddWithValue("$skip", query.Skip);
        page.Parameters.AddWithValue("$now", now.UtcTicks);
        page.Parameters.AddWithValue("$month", (double)TimeSpan.FromDays(30).Ticks);
        using var snippet = CreateSnippet();
        var hits = new List<SearchHit>();
        using var reader = page.ExecuteReader();
        while (reader.Read())
        {
            snippet.Parameters["$docid"].Value = reader.GetInt64(0);
            hits.Add(new SearchHit
            {
                Id = ArticleId.Parse(reader.GetString(1)),
                Name = reader.GetString(2),
                Title = reader.GetNullable(3),
                SiteName = reader.GetNullable(4),
                Language = reader.GetNullable(5),
                Sentiment = reader.GetNullable(6),
                PublishedAt = reader.IsDBNull(7) ? null : new DateTimeOffset(reader.GetInt64(7), TimeSpan.Zero),
                Score = reader.GetDouble(8),
                Snippet = Snippet.Clean(Segmenter.Join((string?)snippet.ExecuteScalar() ?? string.Empty)),
            });
        }

        return hits;
    }

    /// <summary>The passage of the body with the most matches or, where only other fields match, the body's beginning. Asked for the page's articles alone: it reads the text.</summary>
    private SqliteCommand CreateSnippet()
    {
        var sql = _selection.Match is null
            ? "SELECT substr(body, 1, $lead) || iif(length(body) > $lead, '…', '') FROM article_text WHERE rowid = $docid"
            : "SELECT snippet(article_text, 3, $start, $end, '…', $tokens) FROM article_text WHERE rowid = $docid AND article_text MATCH $match";
        var command = _selection.CreateCommand(connection, sql);
        command.Parameters.AddWithValue("$docid", 0L);
        command.Parameters.AddWithValue("$lead", LeadLength);
        command.Parameters.AddWithValue("$start", SearchHit.HighlightStart.ToString());
        command.Parameters.AddWithValue("$end", SearchHit.HighlightEnd.ToString());
        command.Parameters.AddWithValue("$tokens", SnippetTokens);
        return command;
    }

    private Dictionary<string, IReadOnlyList<FacetCount>> ReadFacets()
    {
        // Without the join the counts come straight out of an index: six times faster for the whole.
        var entities = _selection.IsEverything ? "article_entity" : "matching JOIN article_entity USING (docid)";
        using var command = _selection.CreateCommand(
            connection,
            $"""
            WITH matching AS MATERIALIZED (SELECT article.docid AS docid {_selection.Sql})
            SELECT * FROM ({CountOf(SearchFacets.Language, "language")})
            UNION ALL SELECT * FROM ({CountOf(SearchFacets.Sentiment, "sentiment")})
            UNION ALL SELECT * FROM ({CountOf(SearchFacets.Site, "site")})
            UNION ALL SELECT * FROM (
                SELECT '{SearchFacets.Entity}' AS facet, value, articles
                FROM (SELECT entity_id, count(*) AS articles FROM {entities} GROUP BY entity_id ORDER BY articles DESC, entity_id LIMIT {MaxValues})
                JOIN entity USING (entity_id))
            ORDER BY facet, articles DESC, value
            """);
        var counts = new List<(string Facet, FacetCount Count)>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            counts.Add((reader.GetString(0), new FacetCount(reader.GetString(1), reader.GetInt64(2))));
        }

        return new[] { SearchFacets.Language, SearchFacets.Sentiment, SearchFacets.Site, SearchFacets.Entity }.ToDictionary(
            facet => facet,
            IReadOnlyList<FacetCount> (facet) => [.. counts.Where(count => count.Facet == facet).Select(count => count.Count)]);
    }

    private static string CountOf(string facet, string column) =>
        $"""
        SELECT '{facet}' AS facet, {column} COLLATE BINARY AS value, count(*) AS articles
        FROM matching JOIN article USING (docid) WHERE {column} IS NOT NULL
        GROUP BY {column} COLLATE BINARY ORDER BY articles DESC, value LIMIT {MaxValues}
        """;

    private static string MaxValues => SearchFacets.MaxValues.ToString(CultureInfo.InvariantCulture);
}
