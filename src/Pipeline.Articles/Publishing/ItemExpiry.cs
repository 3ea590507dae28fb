using Microsoft.Extensions.Logging;
using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Publishing;

/// <summary>
/// Takes back what its agency let be published until a time that has passed. A host runs it each minute: the ledger knows the times
/// whatever becomes of a host. Safe to run twice.
/// </summary>
public sealed partial class ItemExpiry(
    ILedger ledger, ILedgerQueries queries, WithdrawalRequests withdrawals, TimeProvider time, ILogger<ItemExpiry> logger)
{
    /// <summary>Looks once.</summary>
    /// <param name="cancellationToken">Cancels the operation; the next run continues.</param>
    /// <returns>How many articles have expired.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var expired = 0;
        await foreach (var due in queries.ListAsync(StageRange.ExpiredBy(time.GetUtcNow()), after: null, cancellationToken))
        {
            if (await ledger.FindAsync(due.Id, cancellationToken) is { Stage: ArticleStage.Published, ExpiresAt: { } end } row
                && end <= time.GetUtcNow())
            {
                await ExpireAsync(row, row.Sequence, end, cancellationToken);
                expired++;
            }
        }

        return expired;
    }

    /// <summary>Puts on record that an article has expired, and has it taken back.</summary>
    internal async Task ExpireAsync(LedgerEntry row, int sequence, DateTimeOffset end, CancellationToken cancellationToken)
    {
        // A run that dies in between leaves a row that the nightly round takes back.
        var changed = await ledger.UpdateAsync(row.Id, row, entry => entry.Expired(sequence, ExpiredItem.ReasonOf(end)), cancellationToken);
        if (changed is { Stage: ArticleStage.Rejected, IsToBeWithdrawn: true })
        {
            await withdrawals.RequestAsync(changed.Name, changed.Id, cancellationToken);
        }

        LogExpired(row.Id, end);
    }

    [LoggerMessage(EventId = 48, Level = LogLevel.Information, Message = "Article {ArticleId} expired at {ExpiresAt}; withdrawing.")]
    private partial void LogExpired(ArticleId articleId, DateTimeOffset expiresAt);
}
