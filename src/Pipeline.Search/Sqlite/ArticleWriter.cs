using Microsoft.Data.Sqlite;
using Pipeline.Articles;
using Pipeline.Articles.Publishing;

namespace Pipeline.Search.Sqlite;

/// <summary>Writes articles in one transaction, with statements that are prepared once.</summary>
internal sealed class ArticleWriter : IDisposable
{
    private readonly SqliteTransaction _transaction;
    private readonly BlockStore _blocks;
    private readonly ValueStore _values;
    private readonly Statement _find;
    private readonly Statement _upsertArticle;
    private readonly Statement _removeText;
    private readonly Statement _addText;
    private readonly Statement _removeTitle;
    private readonly Statement _addTitle;
    private readonly Statement _removeArticle;

    public ArticleWriter(SqliteConnection connection)
    {
        _transaction = connection.BeginTransaction();
        _blocks = new BlockStore(connection);
        _values = new ValueStore(connection);
        _find = new Statement(connection, "SELECT docid FROM article WHERE id = $id", "$id");
        _upsertArticle = new Statement(
            connection,
            """
            INSERT INTO article (id, sequence, name, title, site, language, sentiment, published_at, duplicate_of, cluster_id)
            VALUES ($id, $sequence, $name, $title, $site, $language, $sentiment, $published_at, $duplicate_of, $cluster_id)
            ON CONFLICT (id) DO UPDATE SET
                sequence = excluded.sequence, name = excluded.name, title = excluded.title, site = excluded.site, language = excluded.language,
                sentiment = excluded.sentiment, published_at = excluded.published_at, duplicate_of = excluded.duplicate_of, cluster_id = excluded.cluster_id
            WHERE excluded.sequence >= article.sequence
            RETURNING docid
            """,
            "$id", "$sequence", "$name", "$title", "$site", "$language", "$sentiment", "$published_at", "$duplicate_of", "$cluster_id");
        _removeText = new Statement(connection, "DELETE FROM article_text WHERE rowid = $docid", "$docid");
        _addText = new Statement(
            connection,
            "INSERT INTO article_text (rowid, title, entities, key_phrases, body) VALUES ($docid, $title, $entities, $key_phrases, $body)",
            "$docid", "$title", "$entities", "$key_phrases", "$body");
        _removeTitle = new Statement(connection, "DELETE FROM article_title WHERE rowid = $docid", "$docid");
        _addTitle = new Statement(connection, "INSERT INTO article_title (rowid, title) VALUES ($docid, $title)", "$docid", "$title");
        _removeArticle = new Statement(connection, "DELETE FROM article WHERE docid = $docid", "$docid");
    }

    /// <summary>Adds or replaces an article, unless a newer revision of it is there.</summary>
    public void Upsert(SearchDocument document)
    {
        var known = _find.Execute(document.Id.ToString());
        if (_upsertArticle.Execute(
            document.Id.ToString(),
            document.Sequence,
            document.Name,
            document.Title,
            document.SiteName,
            document.Language,
            document.Sentiment,
            document.PublishedAt?.UtcTicks,
            document.DuplicateOf,
            document.ClusterId) is not long docid)
        {
            return;
        }

        if (known is not null)
        {
            RemoveWords(docid);
        }

        var title = Segmenter.Segment(document.Title ?? string.Empty);
        _addTitle.Execute(docid, title);
        _addText.Execute(
            docid,
            title,
            Segmenter.Segment(string.Join("\n", document.Entities.Select(entity => entity.Name))),
            Segmenter.Segment(string.Join("\n", document.KeyPhrases)),
            Segmenter.Segment(document.Text));
        var entities = document.Entities.Select(entity => _values.CodeOf(entity.Category, entity.Name)).Distinct().ToArray();
        Array.ForEach(entities, code => _values.Count(code, 1));
        _blocks.Set(docid, new BlockEntry(
            document.PublishedAt?.UtcTicks,
            document.EnrichedAt?.UtcTicks,
            _values.CodeOf(Facet.Language, document.Language),
            _values.CodeOf(Facet.Sentiment, document.Sentiment),
            _values.CodeOf(Facet.Site, document.SiteName),
            entities,
            document.DuplicateOf is not null));
    }

    /// <summary>Removes an article, if it is there.</summary>
    public void Delete(ArticleId id)
    {
        if (_find.Execute(id.ToString()) is long docid)
        {
            RemoveWords(docid);
            _blocks.Clear(docid);
            _removeArticle.Execute(docid);
        }
    }

    /// <summary>Makes it lasting; without it nothing has happened.</summary>
    public void Commit()
    {
        _blocks.Save();
        _values.Save();
        _transaction.Commit();
    }

    public void Dispose()
    {
        _find.Dispose();
        _upsertArticle.Dispose();
        _removeText.Dispose();
        _addText.Dispose();
        _removeTitle.Dispose();
        _addTitle.Dispose();
        _removeArticle.Dispose();
        _values.Dispose();
        _transaction.Dispose();
    }

    private void RemoveWords(long docid)
    {
        _removeText.Execute(docid);
        _removeTitle.Execute(docid);
        foreach (var code in _blocks.EntitiesOf(docid))
        {
            _values.Count(code, -1);
        }
    }
}
