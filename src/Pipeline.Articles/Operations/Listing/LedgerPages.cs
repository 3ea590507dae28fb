using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Operations.Listing;

/// <summary>Reads a page of something that the ledger's rows have, several rows at a time.</summary>
/// <param name="queries">The ledger's rows.</param>
/// <param name="maxRead">The most rows that are looked at for a page.</param>
internal sealed class LedgerPages(ILedgerQueries queries, int maxRead)
{
    private const int Parallelism = 16;

    /// <summary>Reads a page.</summary>
    /// <param name="range">The rows.</param>
    /// <param name="since">Only rows of this time or later; null for all.</param>
    /// <param name="limit">How many are found at most.</param>
    /// <param name="cursor">Where the page before ended; null for the first page.</param>
    /// <param name="find">What a row has; null if it has nothing that is wanted.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What was found, in the ledger's order, and the next page's cursor; null at the end.</returns>
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<(IReadOnlyList<T> Found, string? Next)> ReadAsync<T>(
        StageRange range, DateTimeOffset? since, int limit, string? cursor, Func<StageRow, Task<T?>> find,
        CancellationToken cancellationToken)
        where T : class
    {
        var rows = queries.ListAsync(range, LedgerCursor.Read(cursor, range), cancellationToken)
            .Where(row => since is null || row.Since >= since);
        var (found, read, last) = (new List<T>(), 0, (StageRow?)null);
        await foreach (var batch in rows.Chunk(Parallelism).WithCancellation(cancellationToken))
        {
            foreach (var (row, one) in batch.Zip(await Task.WhenAll(batch.Select(find))))
            {
                if (found.Count == limit || read == maxRead)
                {
                    return (found, LedgerCursor.After(last!));
                }

                (last, read) = (row, read + 1);
                if (one is not null)
                {
                    found.Add(one);
                }
            }
        }

        return (found, null);
    }
}
