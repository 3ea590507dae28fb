using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Contracts;

/// <summary>
/// Reads the ledger by stage, by version and by time, without reading rows that do not match. Rows come shard by shard, ordered by key
/// within each. A row that is written meanwhile may come twice or not at all, so callers that act on a row must read the article's entry
/// first.
/// </summary>
public interface ILedgerQueries
{
    /// <summary>The rows in a range, a page of 1,000 at a time.</summary>
    /// <param name="range">The range of keys.</param>
    /// <param name="after">The key of the last row that the caller has processed, to continue after it; null to start from the
    /// beginning.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    IAsyncEnumerable<StageRow> ListAsync(StageRange range, string? after, CancellationToken cancellationToken);
}
