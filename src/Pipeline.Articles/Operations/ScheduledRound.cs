using Pipeline.Articles.Poison;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Operations;

/// <summary>What the schedule does: poison is put on record while its reasons are still in the ledger, then the round goes again.</summary>
public sealed class ScheduledRound(PoisonedMessages poison, ReprocessingStep reprocessing)
{
    /// <summary>Runs it.</summary>
    /// <param name="cancellationToken">Stops; the next run goes on.</param>
    public async Task<ReprocessingReport> RunAsync(CancellationToken cancellationToken)
    {
        await poison.DrainAsync(cancellationToken);
        return await reprocessing.RunAsync(ReprocessingSelection.Schedule, cancellationToken);
    }
}
