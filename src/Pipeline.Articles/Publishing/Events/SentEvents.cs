using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Publishing.Subscriptions;

namespace Pipeline.Articles.Publishing.Events;

/// <summary>
/// Lists the sent events of an article. The events are not stored: each is derived from the article, the versions and the subscription,
/// including its id, so it can be made again unchanged.
/// </summary>
public sealed class SentEvents(EventFactory events, IDocumentStore<EnrichedArticle> documents, ISubscriptions subscriptions)
{
    /// <summary>The events of the article's current revision, by subscription.</summary>
    /// <param name="entry">Its row in the ledger, with the recipients and the versions.</param>
    /// <param name="article">Its document.</param>
    /// <param name="cleaned">Its cleaned document, for the editors' note; null if there is none.</param>
    /// <returns>Empty while document and row have different revisions.</returns>
    public IReadOnlyList<SentEvent> Of(LedgerEntry entry, EnrichedArticle article, CleanedArticle? cleaned)
    {
        if (entry.Sequence != article.Sequence || entry.Revision != article.Revision)
        {
            return [];
        }

        var version = new PipelineVersion(article.CleanerVersion, article.EnricherVersion, entry.PublisherVersion);
        var (content, address) = (ContentDigest.Of(article), documents.Locate(article.Id));
        var note = EditorsNotes.Of(article, cleaned);
        var asking = subscriptions.Current.Where(subscription => subscription.EditorsNotes).Select(subscription => subscription.Name)
            .ToHashSet(StringComparer.Ordinal);
        return [.. entry.Delivered.Select(
            subscription => new SentEvent(
                subscription,
                events.CreateEnriched(
                    article, content, version, subscription, address, asking.Contains(subscription) ? note : null)))];
    }
}
