using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Publishing;

/// <summary>
/// Sends on articles whose embargo has ended. A host runs it each minute: a queue hides a message for seven days at most, while the ledger
/// keeps the ends even if a host dies. Safe to run twice: publishing checks the embargo itself.
/// </summary>
public sealed partial class EmbargoRelease(
    ILedger ledger, ILedgerQueries queries, IPointerQueue queue, TimeProvider time, ILogger<EmbargoRelease> logger)
{
    /// <summary>Runs once.</summary>
    /// <param name="cancellationToken">Cancels the operation; the next run continues.</param>
    /// <returns>The number of articles that were sent on.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var released = 0;
        await foreach (var due in queries.ListAsync(StageRange.EmbargoedUntil(time.GetUtcNow()), after: null, cancellationToken))
        {
            if (await ledger.FindAsync(due.Id, cancellationToken) is not { Stage: ArticleStage.Embargoed } row
                || row.EmbargoedUntil > time.GetUtcNow())
            {
                continue;
            }

            await queue.SendAsync(StorageNames.ToPublish, new ArticlePointer(row.Id, row.Revision), TimeSpan.Zero, cancellationToken);
            await ledger.UpdateAsync(row.Id, row, entry => entry.Released(row.Revision), cancellationToken);
            LogReleased(row.Id, row.EmbargoedUntil);
            released++;
        }

        return released;
    }

    [LoggerMessage(
        EventId = 47, Level = LogLevel.Information,
        Message = "Article {ArticleId}: the embargo ended at {EmbargoedUntil}; publishing.")]
    private partial void LogReleased(ArticleId articleId, DateTimeOffset? embargoedUntil);
}
