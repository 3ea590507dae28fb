using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Reprocessing;

/// <summary>
/// Makes the ledger's secondary rows (<see cref="StageRow"/>) agree with its entries. They are written in one transaction, but an older
/// version that wrote its keys otherwise leaves rows that no later write finds: such an article would be counted twice.
/// </summary>
public interface IStageRowSweep
{
    /// <summary>
    /// Sweeps the ledger's shards one after the other, from where the last run stopped, until all are swept or the time is up; one shard at
    /// least.
    /// </summary>
    /// <param name="duration">After how long no further shard is begun.</param>
    /// <param name="cancellationToken">Cancels the operation; the next run continues.</param>
    Task<StageRowSweepReport> RunAsync(TimeSpan duration, CancellationToken cancellationToken);
}
