using Microsoft.Extensions.Logging;
using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Publishing;

/// <summary>
/// Withdraws articles that their agency allowed only until a time that has passed. A host runs it each minute: the ledger keeps the times
/// even if a host dies. Safe to run twice.
/// </summary>
public sealed partial class ItemExpiry(
    ILedger ledger, ILedgerQueries queries, WithdrawalRequests withdrawals, TimeProvider time, ILogger<ItemExpiry> logger)
{
    /// <summary>Runs once.</summary>
    /// <param name="cancellationToken">Cancels the operation; the next run continues.</param>
    /// <returns>The number of expired articles.</returns>
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

    /// <summary>Records that an article has expired, and requests its withdrawal.</summary>
    /// <returns>The article's row.</returns>
    internal async Task<LedgerEntry?> ExpireAsync(LedgerEntry row, int sequence, DateTimeOffset end, CancellationToken cancellationToken)
    {
        // If a run dies in between, the nightly round finishes the withdrawal of the row.
        var changed = await ledger.UpdateAsync(row.Id, row, entry => entry.Expired(sequence, ExpiredItem.ReasonOf(end)), cancellationToken);
        if (changed is { Stage: ArticleStage.Rejected, IsToBeWithdrawn: true })
        {
            await withdrawals.RequestAsync(changed.Name, changed.Id, cancellationToken);
        }

        LogExpired(row.Id, end);
        return changed;
    }

    [LoggerMessage(EventId = 48, Level = LogLevel.Information, Message = "Article {ArticleId} expired at {ExpiresAt}; withdrawing.")]
    private partial void LogExpired(ArticleId articleId, DateTimeOffset expiresAt);
}
