using Articles.TextAnalytics;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Searching;

namespace Pipeline.Search.Tests;

/// <summary>Enriched documents in memory, listed a few at a time.</summary>
internal sealed class StoredArticles(TimeProvider time) : IEnrichedCatalog, IDocumentStore<EnrichedArticle>
{
    private const int PageSize = 4;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, (StoredDocument<EnrichedArticle> Stored, DateTimeOffset ModifiedAt)> _documents =
        new(StringComparer.Ordinal);
    private readonly HashSet<ArticleId> _broken = [];
    private int _version;

    /// <summary>Is run before each listing, with its number from 1: to let somebody else in between, or to fail.</summary>
    public Action<int> BeforeListing { get; set; } = _ => { };

    public int Listings { get; private set; }

    public int Reads { get; private set; }

    public void Put(string name, int sequence = 1, string text = "Body.")
    {
        lock (_lock)
        {
            var cleaned =
                new CleanedArticle { Id = ArticleId.FromName(name), Name = name, Sequence = sequence, Text = text, Format = "text" };
            var article =
                EnrichedArticle.From(cleaned, new AnalysisResult { Features = new Dictionary<string, FeatureRecord>(), Language = "en" });
            _documents[article.Id.ToString()] = (new StoredDocument<EnrichedArticle>(article, $"v{++_version}"), time.GetUtcNow());
        }
    }

    /// <summary>Spoils a document where it lies, as a broken disk does.</summary>
    public void Break(string name) => _broken.Add(ArticleId.FromName(name));

    public void Remove(string name)
    {
        lock (_lock)
        {
            _documents.Remove(ArticleId.FromName(name).ToString());
        }
    }

    public Task<CatalogPage> ListAsync(string? continuation, CancellationToken cancellationToken)
    {
        BeforeListing(++Listings);
        lock (_lock)
        {
            var page = _documents
                .Where(document => string.CompareOrdinal(document.Key, continuation ?? string.Empty) > 0)
                .Take(PageSize)
                .Select(document => new CatalogEntry(ArticleId.Parse(document.Key), document.Value.Stored.ETag, document.Value.ModifiedAt))
                .ToList();
            return Task.FromResult(new CatalogPage(page, page.Count == PageSize ? page[^1].Id.ToString() : null));
        }
    }

    public Task<StoredDocument<EnrichedArticle>?> ReadAsync(ArticleId id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Reads++;
            if (_broken.Contains(id))
            {
                throw new InvalidDataException($"{id}.json is no document. Delete it.");
            }

            return Task.FromResult(_documents.TryGetValue(id.ToString(), out var document) ? document.Stored : null);
        }
    }

    public Task<string?> FindETagAsync(ArticleId id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_documents.TryGetValue(id.ToString(), out var document) ? document.Stored.ETag : null);
        }
    }

    public Task<string?> TryWriteAsync(EnrichedArticle document, string? expectedETag, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A rebuild writes no documents.");

    public Task DeleteAsync(ArticleId id, string expectedETag, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A rebuild removes no documents.");

    public Uri Locate(ArticleId id) => throw new NotSupportedException("A rebuild sends no events.");
}
