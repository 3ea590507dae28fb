using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Articles.Publishing.Subscriptions;

namespace Pipeline.Articles.Publishing.Withdrawing;

/// <summary>Tells the subscribers that have an article's events that it is withdrawn (<see cref="WithdrawnEvent"/>).</summary>
public sealed class WithdrawalNotices(ISubscriptions subscriptions, EventFactory events, Deliveries deliveries)
{
    /// <summary>Sends the events.</summary>
    /// <param name="row">The article's row, with its recipients.</param>
    /// <param name="traceParent">The trace that the withdrawal belongs to (W3C Trace Context); null if there is none.</param>
    /// <param name="cancellationToken">Cancels the operation; the same events may be sent again.</param>
    /// <returns>The results, and the subscriptions that must still be told.</returns>
    public async Task<(DeliveryReport Report, IReadOnlyList<string> Left)> SendAsync(
        LedgerEntry row, string? traceParent, CancellationToken cancellationToken)
    {
        var reason = ReasonOf(row);
        var told = subscriptions.Current
            .Where(subscription => row.Recipients.Contains(subscription.Name))
            .Select(subscription => new Delivery(subscription, Notice(row, subscription, reason, traceParent)));
        var report = await deliveries.SendAsync(row.Id, [.. told], cancellationToken);

        // A removed subscription has no queue to send to.
        var subscribers = subscriptions.Current.Select(subscription => subscription.Name);
        return (report, [.. row.Recipients.Intersect(subscribers).Except(report.Sent)]);
    }

    private static WithdrawalReason ReasonOf(LedgerEntry row) => row switch
    {
        { IsKilled: true } => WithdrawalReason.Killed,
        { Reason.Code: CleanedArticleWriter.Expired } => WithdrawalReason.Expired,
        { Stage: ArticleStage.Rejected } or { Reason.Code: "rejected" } => WithdrawalReason.Rejected,
        _ => WithdrawalReason.Removed,
    };

    private ReadOnlyMemory<byte> Notice(LedgerEntry row, Subscription subscription, WithdrawalReason reason, string? traceParent) =>
        events.CreateWithdrawn(
            new WithdrawnEvent
            {
                ArticleId = row.Id,
                Sequence = row.Sequence,
                PipelineVersion = new PipelineVersion(row.CleanerVersion, row.EnricherVersion, row.PublisherVersion).ToString(),
                Subscription = subscription.Name,
                Name = row.Name,
                Reason = reason,
            },
            content: null,
            row.WithdrawnAt ?? row.CleanedAt,
            traceParent);
}
