using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Contracts;

/// <summary>The ledger of all articles. Safe for any number of concurrent callers in any number of processes.</summary>
public interface ILedger
{
    /// <summary>The article's row, or null.</summary>
    Task<LedgerEntry?> FindAsync(ArticleId id, CancellationToken cancellationToken);

    /// <summary>
    /// Changes a row under optimistic concurrency. <paramref name="change"/> gets the stored row (null when there is none) and returns the
    /// row to store, or null to leave all as it is; it is called again when the row turns out to be another one than it was given, so it
    /// must be pure.
    /// </summary>
    /// <param name="id">The article.</param>
    /// <param name="known">A row read before (saves one read when it is still current), or null: then it is tried first as if there were
    /// none.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Cancels the operation before the next try.</param>
    /// <returns>The row as it now stands, or null when there is none.</returns>
    Task<LedgerEntry?> UpdateAsync(
        ArticleId id, LedgerEntry? known, Func<LedgerEntry?, LedgerEntry?> change, CancellationToken cancellationToken);

    /// <summary>Every row, a page at a time, in no order. For operators: no trigger calls it.</summary>
    IAsyncEnumerable<LedgerEntry> ListAsync(CancellationToken cancellationToken);
}
