using System.Text;
using Microsoft.Data.Sqlite;
using Pipeline.Articles.Publishing;
using Pipeline.Search.Queries;

namespace Pipeline.Search.Sqlite;

/// <summary>Which articles a search selects: FROM and WHERE, with the parameters that they name.</summary>
internal sealed class Selection
{
    private readonly StringBuilder _where = new();
    private readonly List<KeyValuePair<string, object>> _parameters = [];

    /// <exception cref="SearchQueryException">The query's text cannot be read.</exception>
    public Selection(SearchQuery query)
    {
        if (QueryParser.Parse(query.Text) is { } text)
        {
            Match = FtsExpression.Of(text);
            Require("article_text MATCH $match", "$match", Match);
        }

        RequireKey("article.language = $language", "$language", query.Language);
        RequireKey("article.sentiment = $sentiment", "$sentiment", query.Sentiment);
        RequireKey("article.site_key = $site", "$site", query.SiteName);
        RequireKey(
            "article.docid IN (SELECT docid FROM article_entity JOIN entity USING (entity_id) WHERE name_key = $entity OR value_key = $entity)",
            "$entity",
            query.Entity);
        if (query.PublishedFrom is { } from)
        {
            Require("article.published_at >= $from", "$from", from.UtcTicks);
        }

        if (query.PublishedBefore is { } before)
        {
            Require("article.published_at < $before", "$before", before.UtcTicks);
        }
    }

    /// <summary>The full-text expression, or null when any text will do.</summary>
    public string? Match { get; }

    /// <summary>Whether every article is selected.</summary>
    public bool IsEverything => _parameters.Count == 0;

    /// <summary>FROM and WHERE.</summary>
    /// <remarks>CROSS JOIN: the full-text index is read first; the other way round it would be asked once an article.</remarks>
    public string Sql => (Match is null ? "FROM article" : "FROM article_text CROSS JOIN article ON article.docid = article_text.rowid") + _where;

    /// <summary>A command on the selection.</summary>
    public SqliteCommand CreateCommand(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in _parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    private void RequireKey(string condition, string parameter, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            Require(condition, parameter, SearchFacets.Key(value.Trim()));
        }
    }

    private void Require(string condition, string parameter, object value)
    {
        _where.Append(_where.Length == 0 ? " WHERE " : " AND ").Append(condition);
        _parameters.Add(KeyValuePair.Create(parameter, value));
    }
}
