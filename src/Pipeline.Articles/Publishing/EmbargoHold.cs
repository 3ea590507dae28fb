using Articles.Extraction.Cleaning;
using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Articles.Publishing.Subscriptions;

namespace Pipeline.Articles.Publishing;

/// <summary>Holds an article until its embargo ends.</summary>
public sealed partial class EmbargoHold(
    ISubscriptions subscriptions, SubscriberEvents events, Deliveries deliveries, DeliveryRetry retry, ILedger ledger, TimeProvider time,
    ILogger<EmbargoHold> logger)
{
    internal async Task<LedgerEntry?> HoldAsync(
        ArticlePointer pointer, EnrichedArticle article, LedgerEntry? known, CancellationToken cancellationToken)
    {
        var current = subscriptions.Current;
        var holders = current.Where(subscription => known?.Recipients.Contains(subscription.Name) == true);
        var now = time.GetUtcNow();
        var report = await deliveries.SendAsync(
            article.Id, [.. holders.Select(subscription => events.Embargoed(article, subscription, now))], cancellationToken);
        var isSpent = await retry.DeferAsync(pointer, report, cancellationToken);
        List<string> left = [.. (known?.Recipients ?? []).Intersect(current.Select(subscription => subscription.Name)).Except(report.Sent)];
        var row = await ledger.UpdateAsync(
            article.Id,
            known,
            entry =>
            {
                var held = entry.Embargoed(article, left, ReasonOf(article.Embargo!));
                return held is not null && isSpent
                    ? held.Undelivered(
                        article, new DeliveryRecord([], left, IndexVersion: 0), pointer.Attempt + 1, report.Reason, PublishingStep.Stage)
                    : held;
            },
            cancellationToken);
        if (row?.Supersedes(article.Sequence) != true)
        {
            LogEmbargoed(article.Id, article.Embargo!.Until);
        }

        return row;
    }

    private static RejectionReason ReasonOf(WireEmbargo embargo) => new(
        RejectionCodes.Embargoed,
        $"It is under embargo {PublicationGate.Describe(embargo)} "
        + (embargo.Until is null ? "Drop it again without the words, or a version without the embargo." : "It is published then."));

    [LoggerMessage(
        EventId = 34, Level = LogLevel.Information, Message = "Article {ArticleId} is under an embargo until {Until}.")]
    private partial void LogEmbargoed(ArticleId articleId, DateTimeOffset? until);
}
