using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Contracts;

/// <summary>
/// The ledger read by stage, by version and by time, without reading what does not match. Rows come shard after shard, in each by key; one
/// that is written meanwhile may be met twice or not at all, so whoever acts on a row reads the article's entry first.
/// </summary>
public interface ILedgerQueries
{
    /// <summary>The rows in a range, a page of 1,000 at a time.</summary>
    /// <param name="range">Which.</param>
    /// <param name="after">The key of the last row that the caller is done with, to go on after it; null from the start.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    IAsyncEnumerable<StageRow> ListAsync(StageRange range, string? after, CancellationToken cancellationToken);
}
