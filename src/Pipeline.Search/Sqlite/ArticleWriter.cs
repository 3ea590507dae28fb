using Microsoft.Data.Sqlite;
using Pipeline.Articles;
using Pipeline.Articles.Publishing;

namespace Pipeline.Search.Sqlite;

/// <summary>Writes articles in one transaction, with statements that are prepared once.</summary>
internal sealed class ArticleWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly List<SqliteCommand> _commands = [];

    /// <summary>The entities' keys that this transaction has met: articles of a batch share many.</summary>
    private readonly Dictionary<string, object> _entities = new(StringComparer.Ordinal);

    private readonly SqliteCommand _upsertArticle;
    private readonly SqliteCommand _removeText;
    private readonly SqliteCommand _addText;
    private readonly SqliteCommand _removeEntities;
    private readonly SqliteCommand _findEntity;
    private readonly SqliteCommand _addEntity;
    private readonly SqliteCommand _linkEntity;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _removeArticle;

    public ArticleWriter(SqliteConnection connection)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction();
        _upsertArticle = Prepare(
            """
            INSERT INTO article (id, sequence, name, title, site, site_key, language, sentiment, published_at, date)
            VALUES ($id, $sequence, $name, $title, $site, $site_key, $language, $sentiment, $published_at, $date)
            ON CONFLICT (id) DO UPDATE SET
                sequence = excluded.sequence, name = excluded.name, title = excluded.title, site = excluded.site, site_key = excluded.site_key,
                language = excluded.language, sentiment = excluded.sentiment, published_at = excluded.published_at, date = excluded.date
            WHERE excluded.sequence >= article.sequence
            RETURNING docid
            """,
            "$id", "$sequence", "$name", "$title", "$site", "$site_key", "$language", "$sentiment", "$published_at", "$date");
        _removeText = Prepare("DELETE FROM article_text WHERE rowid = $docid", "$docid");
        _addText = Prepare(
            "INSERT INTO article_text (rowid, title, entities, key_phrases, body) VALUES ($docid, $title, $entities, $key_phrases, $body)",
            "$docid", "$title", "$entities", "$key_phrases", "$body");
        _removeEntities = Prepare("DELETE FROM article_entity WHERE docid = $docid", "$docid");
        _findEntity = Prepare("SELECT entity_id FROM entity WHERE value = $value", "$value");
        _addEntity = Prepare(
            "INSERT INTO entity (value, value_key, name_key) VALUES ($value, $value_key, $name_key) RETURNING entity_id",
            "$value", "$value_key", "$name_key");
        _linkEntity = Prepare(
            "INSERT INTO article_entity (docid, entity_id) VALUES ($docid, $entity_id) ON CONFLICT DO NOTHING",
            "$docid", "$entity_id");
        _find = Prepare("SELECT docid FROM article WHERE id = $id", "$id");
        _removeArticle = Prepare("DELETE FROM article WHERE docid = $docid", "$docid");
    }

    /// <summary>Adds or replaces an article, unless a newer revision of it is there.</summary>
    public void Upsert(SearchDocument document)
    {
        var docid = Execute(
            _upsertArticle,
            document.Id.ToString(),
            document.Sequence,
            document.Name,
            document.Title,
            document.SiteName,
            document.SiteName is null ? null : SearchFacets.Key(document.SiteName.Trim()),
            document.Language,
            document.Sentiment,
            document.PublishedAt?.UtcTicks,
            (document.PublishedAt ?? document.EnrichedAt)?.UtcTicks);
        if (docid is null)
        {
            return;
        }

        Execute(_removeText, docid);
        Execute(
            _addText,
            docid,
            Segmenter.Segment(document.Title ?? string.Empty),
            Segmenter.Segment(string.Join("\n", document.Entities.Select(entity => entity.Name))),
            Segmenter.Segment(string.Join("\n", document.KeyPhrases)),
            Segmenter.Segment(document.Text));
        Execute(_removeEntities, docid);
        foreach (var entity in document.Entities)
        {
            var value = SearchFacets.EntityValue(entity.Category, entity.Name);
            if (!_entities.TryGetValue(value, out var entityId))
            {
                entityId = Execute(_findEntity, value) ?? Execute(_addEntity, value, SearchFacets.Key(value), SearchFacets.Key(entity.Name))!;
                _entities.Add(value, entityId);
            }

            Execute(_linkEntity, docid, entityId);
        }
    }

    /// <summary>Removes an article, if it is there.</summary>
    public void Delete(ArticleId id)
    {
        if (Execute(_find, id.ToString()) is { } docid)
        {
            Execute(_removeText, docid);
            Execute(_removeEntities, docid);
            Execute(_removeArticle, docid);
        }
    }

    /// <summary>Makes it lasting; without it nothing has happened.</summary>
    public void Commit() => _transaction.Commit();

    public void Dispose()
    {
        _commands.ForEach(command => command.Dispose());
        _transaction.Dispose();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        _commands.Add(command);
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }

        return command;
    }

    /// <summary>Runs a prepared statement on values in the order of its parameters.</summary>
    /// <returns>The first column of its first row, or null.</returns>
    private static object? Execute(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command.ExecuteScalar();
    }
}
