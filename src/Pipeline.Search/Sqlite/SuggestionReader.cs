using Microsoft.Data.Sqlite;
using Pipeline.Articles.Searching;

namespace Pipeline.Search.Sqlite;

/// <summary>Suggests the names that most articles have, and the headlines that came in last.</summary>
internal sealed class SuggestionReader(SqliteConnection connection, int top)
{
    /// <summary>
    /// How many names are looked at for the most frequent: of very many that begin alike, those that were met first, which frequent names
    /// are.
    /// </summary>
    private const int MaxNames = 5000;

    public IReadOnlyList<SearchSuggestion> Read(string typed)
    {
        var words = SuggestionText.WordsOf(typed);
        if (words.Count == 0)
        {
            return [];
        }

        var match = string.Join(" AND ", words.Select(word => $"\"{Segmenter.Segment(word)}\"")) + " *";
        using var snapshot = connection.BeginTransaction(deferred: true);
        var names = Read(
            $"""
            SELECT substr(value, instr(value, ':') + 1) FROM (SELECT rowid AS code FROM entity_name WHERE entity_name MATCH $match LIMIT
            {MaxNames})
            JOIN value USING (code) WHERE articles > 0 ORDER BY articles DESC, value LIMIT $limit
            """,
            match);
        var titles = Read(
            """
            SELECT title FROM (SELECT rowid AS docid FROM article_title WHERE article_title MATCH $match ORDER BY rowid DESC LIMIT $limit)
            JOIN article USING (docid)
            """,
            match);
        return SuggestionList.Of(names, titles, top);
    }

    private List<string> Read(string sql, string match)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$match", match);
        // Some more, since a name may stand there in several categories and a headline in several articles.
        command.Parameters.AddWithValue("$limit", top * 3);
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetNullable(0) ?? string.Empty);
        }

        return texts;
    }
}
