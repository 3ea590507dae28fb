using Microsoft.Data.Sqlite;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;
using Pipeline.Search.Queries;
using Pipeline.Search.Words;

namespace Pipeline.Search.Sqlite;

/// <summary>Reads what is shown of a page's articles, and of no others.</summary>
internal sealed class HitReader(SqliteConnection connection, QueryNode? text, LooseMatches? matches, WordForms forms)
{
    /// <summary>Tokens of a snippet: about two lines; FTS5 allows 64.</summary>
    private const int SnippetTokens = 40;

    /// <summary>What a snippet is when nothing was searched for, in characters of the body.</summary>
    private const int LeadLength = 400;

    public IReadOnlyList<SearchHit> Read(IReadOnlyList<RankedArticle> page)
    {
        using var article = connection.CreateCommand();
        article.CommandText =
            "SELECT id, name, title, site, language, sentiment, published_at, duplicate_of, cluster_id, story_id, story "
                + "FROM article WHERE docid = $docid";
        var docid = article.Parameters.Add("$docid", SqliteType.Integer);
        using var snippets = CreateSnippets(page);
        var match = text is null || matches is not null ? null : FtsExpression.Of(text);
        var words = matches is null ? null : new WordSnippet(matches.Groups, forms);
        var hits = new List<SearchHit>(page.Count);
        foreach (var ranked in page)
        {
            docid.Value = ranked.Docid;
            using var reader = article.ExecuteReader();
            reader.Read();
            hits.Add(new SearchHit
            {
                Id = ArticleId.Parse(reader.GetString(0)),
                Name = reader.GetString(1),
                Title = reader.GetNullable(2),
                SiteName = reader.GetNullable(3),
                Language = reader.GetNullable(4),
                Sentiment = reader.GetNullable(5),
                PublishedAt = reader.IsDBNull(6) ? null : new DateTimeOffset(reader.GetInt64(6), TimeSpan.Zero),
                DuplicateOf = reader.GetNullable(7),
                ClusterId = reader.GetNullable(8),
                StoryId = reader.GetNullable(9),
                Story = reader.GetNullable(10),
                Score = ranked.Score,
                Snippet = Snippet.Clean(SnippetOf(ranked.Docid, reader.GetNullable(4))),
            });
        }

        return hits;

        string SnippetOf(long article, string? language)
        {
            var passage = Segmenter.Join((string?)snippets.Execute(match is null ? [article] : [article, match]) ?? string.Empty);
            return words?.Of(passage, language) ?? passage;
        }
    }

    /// <summary>
    /// The passage of the body with the most matches (between the characters of <see cref="SearchHit.HighlightStart"/> and its end) or,
    /// where only other fields match, the body's beginning.
    /// </summary>
    private Statement CreateSnippets(IReadOnlyList<RankedArticle> page)
    {
        if (matches is not null)
        {
            return new Statement(connection, "SELECT body FROM article_text WHERE rowid = $docid", "$docid");
        }

        if (text is null)
        {
            return new Statement(
                connection,
                $"SELECT substr(body, 1, {LeadLength}) || iif(length(body) > {LeadLength}, '…', '') FROM article_text WHERE rowid = $docid",
                "$docid");
        }

        var table = "article_text";
        if (text.HasPrefix)
        {
            CopyPage(page);
            table = "page";
        }

        return new Statement(
            connection,
            $"SELECT snippet({table}, 3, char(2), char(3), '…', {SnippetTokens}) FROM {table} WHERE rowid = $docid AND {table} MATCH "
                + "$match",
            "$docid", "$match");
    }

    /// <summary>
    /// Puts the page's articles into a small table like the large one. A beginning of a word stands for all words that begin so, and FTS5
    /// collects all their articles anew for each article that it is asked about.
    /// </summary>
    private void CopyPage(IReadOnlyList<RankedArticle> page)
    {
        Schema.Execute(connection, $"CREATE VIRTUAL TABLE temp.page USING fts5 ({Schema.TextColumns})");
        using var copy = new Statement(
            connection,
            "INSERT INTO temp.page (rowid, title, entities, key_phrases, body) SELECT rowid, title, entities, key_phrases, body FROM "
                + "main.article_text WHERE rowid = $docid",
            "$docid");
        foreach (var ranked in page)
        {
            copy.Execute(ranked.Docid);
        }
    }
}
