using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Handover;

/// <summary>
/// Takes up what a run that died has left of an article, when its file is reported again: the withdrawal of a rejected one, or the pointer
/// to one that it handed over directly, which no queue has.
/// </summary>
public sealed class InterruptedRuns(IPointerQueue queue, WithdrawalRequests withdrawals)
{
    /// <summary>Sends what is missing, if anything is.</summary>
    /// <param name="row">The article's row.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    public async Task ResumeAsync(LedgerEntry row, CancellationToken cancellationToken)
    {
        await withdrawals.RequestAsync(row, cancellationToken);
        if (row is { IsDirect: true, Stage: ArticleStage.Enriched })
        {
            await queue.SendAsync(StorageNames.ToPublish, new ArticlePointer(row.Id, row.Revision), TimeSpan.Zero, cancellationToken);
        }
    }
}
