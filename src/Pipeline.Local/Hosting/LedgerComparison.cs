using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Local.Hosting;

/// <summary>
/// Compares the ledger with the inbox once the host has listed all of it: files that were deleted while no host ran are withdrawn. It reads
/// the ledger page by page and pauses between, so that articles do not wait for it.
/// </summary>
internal sealed partial class LedgerComparison(
    ILedger ledger, DropQueue drops, RemovedFiles removed, IReprocessingQueue reprocessing, TimeProvider time,
    ILogger<LedgerComparison> logger)
{
    private const int PageSize = 500;

    // A fifth of the time.
    private const int PauseShare = 4;

    /// <summary>Runs it.</summary>
    /// <param name="isAfterRestart"> Whether the storage was killed meanwhile: it may have lost messages, so those of waiting articles are
    /// sent again. </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task RunAsync(bool isAfterRestart, CancellationToken cancellationToken)
    {
        var (rows, waiting) = (0, 0);
        HashSet<string> gone = new(StringComparer.Ordinal);
        var started = time.GetTimestamp();
        await foreach (var page in ledger.ListAsync(cancellationToken).Chunk(PageSize).WithCancellation(cancellationToken))
        {
            rows += page.Length;
            foreach (var row in page)
            {
                if (IsGone(row) && row.IsToBeWithdrawn)
                {
                    removed.GoOnWith(row.Name);
                }
                else if (IsGone(row))
                {
                    gone.Add(row.Name);
                }
                else if (isAfterRestart && row.Stage is ArticleStage.Cleaned or ArticleStage.Enriched)
                {
                    var next = row.Stage == ArticleStage.Cleaned ? ArticleStage.Enriched : ArticleStage.Published;
                    await reprocessing.SendAsync(
                        new ReprocessingRequest(row.Id, row.Revision, row.Name, next, ReprocessingCause.Stuck), TimeSpan.Zero,
                        cancellationToken);
                    waiting++;
                }
            }

            if (page.Length == PageSize)
            {
                await Task.Delay(time.GetElapsedTime(started) * PauseShare, time, cancellationToken);
                started = time.GetTimestamp();
            }
        }

        // All at once, so that the guard sees their number.
        removed.Add(gone);
        if (gone.Count + waiting > 0)
        {
            LogCompared(rows, gone.Count, waiting);
        }
    }

    /// <summary>Whether its file is missing and the article is not withdrawn, or its withdrawal is unfinished.</summary>
    private bool IsGone(LedgerEntry row) => (row.Stage != ArticleStage.Withdrawn || row.IsToBeWithdrawn) && !drops.Knows(row.Name);

    [LoggerMessage(
        EventId = 52, Level = LogLevel.Information, Message =
            "The ledger's {Rows} rows compared with the inbox: {Gone} files are missing; {Waiting} waiting articles are sent on.")]
    private partial void LogCompared(int rows, int gone, int waiting);
}
