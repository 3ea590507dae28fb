using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Reprocessing;

/// <summary>
/// Makes the ledger's secondary rows (<see cref="StageRow"/>) agree with its entries. They are written in one transaction, but an older
/// version with another key format leaves rows that no later write finds: such an article would be counted twice.
/// </summary>
public interface IStageRowSweep
{
    /// <summary>
    /// Sweeps the ledger's shards one after the other, from where the last run stopped, until all are swept or the time is up; at least one
    /// shard.
    /// </summary>
    /// <param name="duration">The time after which no further shard is started.</param>
    /// <param name="cancellationToken">Cancels the operation; the next run continues.</param>
    Task<StageRowSweepReport> RunAsync(TimeSpan duration, CancellationToken cancellationToken);
}
