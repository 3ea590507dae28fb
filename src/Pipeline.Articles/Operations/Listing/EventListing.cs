using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Articles.Publishing.Subscriptions;

namespace Pipeline.Articles.Operations.Listing;

/// <summary>
/// Lists the events that a subscription was sent about published articles, a page at a time. Events are not stored: each is made again from
/// the article, unchanged. So there is one event per article, about its current revision; earlier revisions and withdrawals are not listed.
/// </summary>
public sealed class EventListing(
    ILedgerQueries queries, ILedger ledger, IDocumentStore<EnrichedArticle> documents, IDocumentStore<CleanedArticle> cleaned,
    SentEvents events, ISubscriptions subscriptions)
{
    /// <summary>The most events of a page.</summary>
    public const int MaxLimit = 200;

    /// <summary>The number of events of a page that nobody asks otherwise for.</summary>
    public const int DefaultLimit = 100;

    private const int MaxRead = 1000;

    private readonly LedgerPages _pages = new(queries, MaxRead);

    /// <summary>Reads a page.</summary>
    /// <param name="subscription">The subscription's name.</param>
    /// <param name="since">Only articles that were published at this time or later; null for all.</param>
    /// <param name="limit">How many events at most, 1 to <see cref="MaxLimit"/>.</param>
    /// <param name="cursor">Where the page before ended; null for the first page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The page; null if there is no such subscription.</returns>
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<EventPage?> ReadAsync(
        string subscription, DateTimeOffset? since, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!subscriptions.Current.Any(known => known.Name == subscription))
        {
            return null;
        }

        var range = StageRange.In(ArticleStage.Published);
        var (sent, next) = await _pages.ReadAsync(
            range, since, limit, cursor, row => FindAsync(row, subscription, cancellationToken), cancellationToken);
        return new EventPage([.. sent.Select(one => one.CloudEvent)], next);
    }

    private async Task<SentEvent?> FindAsync(StageRow row, string subscription, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(row.Id, cancellationToken) is not { Stage: ArticleStage.Published } entry
            || !entry.Delivered.Contains(subscription)
            || await documents.ReadAsync(row.Id, cancellationToken) is not { Document: { } article })
        {
            return null;
        }

        var text = await cleaned.ReadAsync(row.Id, cancellationToken);
        return events.Of(entry, article, text?.Document).FirstOrDefault(one => one.Subscription == subscription);
    }
}
