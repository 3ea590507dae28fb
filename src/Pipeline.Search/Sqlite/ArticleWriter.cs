using Microsoft.Data.Sqlite;
using Pipeline.Articles.Searching;
using Pipeline.Search.Sqlite.Blocks;
using Pipeline.Search.Words;

namespace Pipeline.Search.Sqlite;

/// <summary>Writes articles in one transaction, with statements that are prepared once.</summary>
internal sealed class ArticleWriter : IDisposable
{
    private readonly SqliteTransaction _transaction;
    private readonly BlockStore _blocks;
    private readonly ValueStore _values;
    private readonly StemWriter _stems;
    private readonly Statement _find;
    private readonly Statement _upsertArticle;
    private readonly Statement _removeText;
    private readonly Statement _addText;
    private readonly Statement _removeTitle;
    private readonly Statement _addTitle;
    private readonly Statement _removeArticle;

    public ArticleWriter(SqliteConnection connection, WordForms forms)
    {
        _transaction = connection.BeginTransaction();
        _blocks = new BlockStore(connection);
        _values = new ValueStore(connection);
        _stems = new StemWriter(connection, forms);
        _find = new Statement(connection, "SELECT docid FROM article WHERE id = $id AND sequence <= $up_to", "$id", "$up_to");
        _upsertArticle = new Statement(
            connection,
            """
            INSERT INTO article (id, sequence, revision, name, title, site, language, sentiment, published_at, duplicate_of, cluster_id,
                story_id, story)
            VALUES ($id, $sequence, $revision, $name, $title, $site, $language, $sentiment, $published_at, $duplicate_of,
                $cluster_id, $story_id, $story)
            ON CONFLICT (id) DO UPDATE SET
                sequence = excluded.sequence, revision = excluded.revision, name = excluded.name, title = excluded.title, site =
                excluded.site, language = excluded.language,
                sentiment = excluded.sentiment, published_at = excluded.published_at, duplicate_of = excluded.duplicate_of, cluster_id =
                excluded.cluster_id, story_id = excluded.story_id, story = excluded.story
            WHERE excluded.sequence >= article.sequence
            RETURNING docid
            """,
            "$id", "$sequence", "$revision", "$name", "$title", "$site", "$language", "$sentiment", "$published_at", "$duplicate_of",
            "$cluster_id", "$story_id", "$story");
        _removeText = new Statement(connection, "DELETE FROM article_text WHERE rowid = $docid", "$docid");
        _addText = new Statement(
            connection,
            "INSERT INTO article_text (rowid, title, entities, key_phrases, body) VALUES ($docid, $title, $entities, $key_phrases, $body)",
            "$docid", "$title", "$entities", "$key_phrases", "$body");
        _removeTitle = new Statement(connection, "DELETE FROM article_title WHERE rowid = $docid", "$docid");
        _addTitle = new Statement(connection, "INSERT INTO article_title (rowid, title) VALUES ($docid, $title)", "$docid", "$title");
        _removeArticle = new Statement(connection, "DELETE FROM article WHERE docid = $docid", "$docid");
    }

    /// <summary>Adds or replaces articles, unless newer revisions of them are there.</summary>
    public void Upsert(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken)
    {
        var written = new List<(long Docid, bool IsKnown, SearchDocument Document)>(documents.Count);
        foreach (var document in documents.GroupBy(document => document.Id).Select(Newest))
        {
            var isKnown = _find.Execute(document.Id.ToString(), int.MaxValue) is not null;
            if (WriteRow(document) is long docid)
            {
                written.Add((docid, isKnown, document));
            }
        }

        // FTS5 collects words in memory as long as the numbers rise, and writes them out when one does not.
        foreach (var (docid, isKnown, document) in written.OrderBy(article => article.Docid))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isKnown)
            {
                RemoveWords(docid);
            }

            AddWords(docid, document);
            AddValues(docid, document);
        }
    }

    /// <summary>Removes the articles that are there, unless newer revisions of them are than are meant.</summary>
    public void Delete(IReadOnlyList<IndexDeletion> deletions, CancellationToken cancellationToken)
    {
        foreach (var docid in deletions.Select(deletion => _find.Execute(deletion.Id.ToString(), deletion.UpTo)).OfType<long>().Distinct()
            .Order())
        {
            cancellationToken.ThrowIfCancellationRequested();
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
        _stems.Save();
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
        _stems.Dispose();
        _transaction.Dispose();
    }

    private static SearchDocument Newest(IEnumerable<SearchDocument> revisions) =>
        revisions.Aggregate((newest, next) => next.Sequence >= newest.Sequence ? next : newest);

    /// <returns>The article's number, or null when a newer revision is there.</returns>
    private object? WriteRow(SearchDocument document) => _upsertArticle.Execute(
        document.Id.ToString(),
        document.Sequence,
        document.Revision == default ? null : document.Revision.ToString(),
        document.Name,
        document.Title,
        document.SiteName,
        document.Language,
        document.Sentiment,
        document.PublishedAt?.UtcTicks,
        document.DuplicateOf,
        document.ClusterId,
        document.StoryId,
        document.Story);

    private void AddWords(long docid, SearchDocument document)
    {
        var title = Segmenter.Segment(document.Title ?? string.Empty);
        var entities = string.Join("\n", document.Entities.Select(entity => entity.Name));
        var keyPhrases = string.Join("\n", document.KeyPhrases);
        _addTitle.Execute(docid, title);
        _addText.Execute(docid, title, Segmenter.Segment(entities), Segmenter.Segment(keyPhrases), Segmenter.Segment(document.Text));
        _stems.Add(docid, document.Language, document.Title ?? string.Empty, entities, keyPhrases, document.Text);
    }

    private void AddValues(long docid, SearchDocument document)
    {
        int[] listed =
        [
            .. document.Entities.Select(entity => _values.CodeOf(entity.Category, entity.Name)),
            .. document.Subjects.Select(subject => _values.CodeOf(Facet.Subject, subject)),
            .. document.Genres.Select(genre => _values.CodeOf(Facet.Genre, genre)),
            _values.CodeOf(Facet.Provider, document.Provider),
            _values.CodeOf(Facet.Urgency, SearchFacets.UrgencyValue(document.Urgency)),
            _values.CodeOf(Facet.PageType, document.PageType),
        ];
        listed = [.. listed.Where(code => code != 0).Distinct()];
        Array.ForEach(listed, code => _values.Count(code, 1));
        _blocks.Set(docid, new BlockEntry(
            document.PublishedAt?.UtcTicks,
            document.EnrichedAt?.UtcTicks,
            _values.CodeOf(Facet.Language, document.Language),
            _values.CodeOf(Facet.Sentiment, document.Sentiment),
            _values.CodeOf(Facet.Site, document.SiteName),
            listed,
            document.DuplicateOf is not null));
    }

    private void RemoveWords(long docid)
    {
        _removeText.Execute(docid);
        _removeTitle.Execute(docid);
        _stems.Remove(docid);
        foreach (var code in _blocks.ListedOf(docid))
        {
            _values.Count(code, -1);
        }
    }
}
