using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Articles.Publishing.Subscriptions;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Publishing;

/// <summary>Sends an article's events to the subscriptions, and records who has them.</summary>
public sealed partial class ArticleDelivery(
    SubscriberEvents events, Deliveries deliveries, DeliveryRetry retry, ILedger ledger, TimeProvider time,
    ILogger<ArticleDelivery> logger)
{
    /// <summary>Sends the article to matching subscriptions that lack it, and a withdrawal to those that no longer match.</summary>
    /// <param name="pointer">The message.</param>
    /// <param name="article">The article.</param>
    /// <param name="row">Its row, with all intended recipients.</param>
    /// <param name="before">The subscriptions that had some revision of it before.</param>
    /// <param name="current">The subscriptions that were in force when the row was written.</param>
    /// <param name="matching">The subscriptions among them that match.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The row after it.</returns>
    internal async Task<LedgerEntry?> DeliverAsync(
        ArticlePointer pointer,
        EnrichedArticle article,
        LedgerEntry row,
        IReadOnlyList<string> before,
        IReadOnlyList<Subscription> current,
        IReadOnlyList<Subscription> matching,
        CancellationToken cancellationToken)
    {
        var matchingNames = matching.Select(subscription => subscription.Name).ToHashSet(StringComparer.Ordinal);
        var due = matching.Where(subscription => !row.Delivered.Contains(subscription.Name)).ToList();
        var superseded = Superseded(current, row, matchingNames);
        var report = await deliveries.SendAsync(
            article.Id, await events.CreateAsync(article, due, superseded, cancellationToken), cancellationToken);

        var delivered = row.Delivered.Union(report.Sent).Where(matchingNames.Contains).Order(StringComparer.Ordinal).ToList();
        var failing = superseded.Select(subscription => subscription.Name).Except(report.Sent);
        // A subscription that got no event has no copy; a removed one has no queue.
        List<string> holders = [.. delivered.Union(before.Where(matchingNames.Contains)).Union(failing).Order(StringComparer.Ordinal)];
        var isOver = report.Faults.Count == 0;
        var isSpent = await retry.DeferAsync(pointer, report, cancellationToken);
        var record = new DeliveryRecord(delivered, holders, SearchDocument.Version);
        var after = await ledger.UpdateAsync(
            article.Id,
            row,
            entry => isOver
                ? entry.Published(article, record, time.GetUtcNow())
                : entry.Undelivered(
                    article, record, pointer.Attempt + 1, report.Reason, failedIn: isSpent ? PublishingStep.Stage : null),
            cancellationToken);
        if (isOver)
        {
            LogPublished(article.Id, delivered.Count);
        }

        return after;
    }

    private static List<Subscription> Superseded(IReadOnlyList<Subscription> current, LedgerEntry row, HashSet<string> matching) =>
        [.. current.Where(subscription => row.Recipients.Contains(subscription.Name) && !matching.Contains(subscription.Name))];

    [LoggerMessage(
        EventId = 32, Level = LogLevel.Information, Message =
            "Article {ArticleId} published: in the index and in {Subscribers} subscribers' queues.")]
    private partial void LogPublished(ArticleId articleId, int subscribers);
}
