using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Revisions;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Tests.Support;

/// <summary>Former documents in memory: they go with the document, as snapshots of a blob do.</summary>
internal sealed class MemoryFormerRevisions(IDocumentStore<CleanedArticle> store) : IFormerRevisions
{
    private readonly ConcurrentDictionary<ArticleId, List<CleanedArticle>> _documents = [];

    /// <summary>How often something was kept, dropped or listed.</summary>
    public int Operations { get; private set; }

    /// <summary>Drops what is kept of an article whose document was deleted.</summary>
    public void Delete(ArticleId id) => _documents.TryRemove(id, out _);

    public async Task KeepAsync(ArticleId id, string etag, int most, CancellationToken cancellationToken)
    {
        Operations++;
        if (await store.ReadAsync(id, cancellationToken) is { } stored && stored.ETag == etag)
        {
            var kept = _documents.GetOrAdd(id, _ => []);
            kept.Insert(0, stored.Document);
            kept.RemoveRange(Math.Min(most, kept.Count), Math.Max(0, kept.Count - most));
        }
    }

    public async IAsyncEnumerable<CleanedArticle> ListAsync(ArticleId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        Operations++;
        foreach (var document in _documents.GetValueOrDefault(id) ?? [])
        {
            yield return document;
        }
    }
}
