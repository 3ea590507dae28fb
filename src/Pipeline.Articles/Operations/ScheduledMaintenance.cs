using Microsoft.Extensions.Logging;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Operations;

/// <summary>
/// The scheduled work: it records poison while the reasons are still in the ledger, makes the ledger's secondary rows agree with its
/// entries, and searches these rows for articles to reprocess.
/// </summary>
public sealed partial class ScheduledMaintenance(
    PoisonedMessages poison, IStageRowSweep sweep, HeldRemovalOperations removals, ReprocessingStep reprocessing,
    ILogger<ScheduledMaintenance> logger)
{
    // In addition to re-processing's five minutes; together below the ten minutes of a function.
    private static readonly TimeSpan MaxSweep = TimeSpan.FromMinutes(2);

    /// <summary>Runs it.</summary>
    /// <param name="cancellationToken">Cancels the operation; the next run continues.</param>
    public async Task<ReprocessingReport> RunAsync(CancellationToken cancellationToken)
    {
        await poison.DrainAsync(cancellationToken);
        var swept = await sweep.RunAsync(MaxSweep, cancellationToken);
        if (swept.Removed + swept.Restored > 0)
        {
            LogSwept(swept.Removed, swept.Restored);
        }

        await removals.ReviewAsync(isThere: null, cancellationToken);
        return await reprocessing.RunAsync(ReprocessingSelection.Schedule, cancellationToken);
    }

    [LoggerMessage(
        EventId = 42, Level = LogLevel.Warning, Message =
            "Ledger stage rows: {Removed} orphans removed, {Restored} missing rows restored.")]
    private partial void LogSwept(int removed, int restored);
}
