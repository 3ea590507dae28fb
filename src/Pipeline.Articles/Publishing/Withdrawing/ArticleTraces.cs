using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Publishing.Withdrawing;

/// <summary>The traces of an article besides its row: its entry in the index, its documents, its places among its near-duplicates and in its story.</summary>
public sealed class ArticleTraces(
    ISearchIndex index,
    IDocumentStore<CleanedArticle> cleanedArticles,
    IDocumentStore<EnrichedArticle> enrichedArticles,
    DuplicateFinder duplicates,
    StoryFinder stories)
{
    /// <summary>The newest document of an article, and the ETag of its cleaned one; null if it has none.</summary>
    /// <param name="id">The article.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<(ArticleDocument Document, string? ETag)?> FindNewestAsync(ArticleId id, CancellationToken cancellationToken)
    {
        var cleaned = await cleanedArticles.ReadAsync(id, cancellationToken);
        var enriched = await enrichedArticles.ReadAsync(id, cancellationToken);
        ArticleDocument? newest = enriched?.Document.Sequence > (cleaned?.Document.Sequence ?? 0) ? enriched.Document : cleaned?.Document;
        return newest is null ? null : (newest, cleaned?.ETag ?? enriched?.ETag);
    }

    /// <summary>Removes an article from the index, the stores, its near-duplicates and its story. Anything newer than its row stays.</summary>
    /// <param name="row">The article's row, which says that it is withdrawn or rejected.</param>
    /// <param name="renew">Callback with the article that is now the first of its near-duplicates, if there is one.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    public async Task DeleteAsync(LedgerEntry row, Func<ArticleId, CancellationToken, Task> renew, CancellationToken cancellationToken)
    {
        await index.DeleteAsync([new IndexDeletion(row.Id, row.Sequence)], cancellationToken);
        await DeleteOlderAsync(cleanedArticles, row, cancellationToken);
        await DeleteOlderAsync(enrichedArticles, row, cancellationToken);
        if (await duplicates.ReleaseAsync(row.Id, cancellationToken) is { } original)
        {
            await renew(original, cancellationToken);
        }

        await duplicates.ForgetAsync(row.Id, cancellationToken);
        if (row.StoryId is not null)
        {
            await stories.LeaveAsync(row.Id, cancellationToken);
        }
    }

    /// <summary>Deletes a document that is older than the withdrawal. A document of a file that came back stays.</summary>
    private static async Task DeleteOlderAsync<TDocument>(
        IDocumentStore<TDocument> documents, LedgerEntry row, CancellationToken cancellationToken)
        where TDocument : ArticleDocument
    {
        if (await documents.ReadAsync(row.Id, cancellationToken) is { } stored && row.Supersedes(stored.Document.Sequence))
        {
            await documents.DeleteAsync(row.Id, stored.ETag, cancellationToken);
        }
    }
}
