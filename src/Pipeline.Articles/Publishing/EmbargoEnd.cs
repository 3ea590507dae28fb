using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Stories;

namespace Pipeline.Articles.Publishing;

/// <summary>
/// Places an article whose embargo has ended among its near-duplicates and in its story, before it is published: a copy that came freely
/// meanwhile is the original.
/// </summary>
public sealed class EmbargoEnd(
    DuplicateFinder duplicates, StoryFinder stories, IDocumentStore<EnrichedArticle> documents, TimeProvider time)
{
    /// <summary>Places it. The same article twice gives the same answer.</summary>
    /// <param name="stored">The document as it was read.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The document as it is stored now; null when it was changed or deleted meanwhile.</returns>
    internal async Task<StoredDocument<EnrichedArticle>?> PlaceAsync(
        StoredDocument<EnrichedArticle> stored, CancellationToken cancellationToken)
    {
        var article = stored.Document;
        var now = time.GetUtcNow();
        if (article.Embargo is null || article.IsEmbargoedAt(now))
        {
            return stored;
        }

        var place = await duplicates.PlaceAsync(
            article.Id, article.Fingerprint, article.WordCount, wasPlaced: true, now, cancellationToken);
        var known = article is { StoryId: { } story, Story: { } state } ? (story, state) : ((ArticleId, StoryState)?)null;
        article = await stories.PlaceAsync(
            article with { ClusterId = place.ClusterId, DuplicateOf = place.DuplicateOf }, known, cancellationToken);
        if (article == stored.Document)
        {
            return stored;
        }

        return await documents.TryWriteAsync(article, stored.ETag, cancellationToken) is { } etag
            ? new StoredDocument<EnrichedArticle>(article, etag)
            : null;
    }
}
