using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Handover;

/// <summary>
/// Takes up an article whose run died while it handed the article over directly: no queue has a pointer to it, but the file is reported
/// again.
/// </summary>
public sealed class InterruptedRuns(IPointerQueue queue)
{
    /// <summary>Sends the pointer, if the article has none.</summary>
    /// <param name="row">The article's row.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    public Task ResumeAsync(LedgerEntry row, CancellationToken cancellationToken) => row is { IsDirect: true, Stage: ArticleStage.Enriched }
        ? queue.SendAsync(StorageNames.ToPublish, new ArticlePointer(row.Id, row.Revision), TimeSpan.Zero, cancellationToken)
        : Task.CompletedTask;
}
