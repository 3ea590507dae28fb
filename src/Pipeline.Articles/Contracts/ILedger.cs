using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Contracts;

/// <summary>The ledger of all articles. Safe for any number of concurrent callers in any number of processes.</summary>
public interface ILedger
{
    /// <summary>The article's row, or null if there is none.</summary>
    Task<LedgerEntry?> FindAsync(ArticleId id, CancellationToken cancellationToken);

    /// <summary>
    /// Changes a row under optimistic concurrency. <paramref name="change"/> gets the stored row (null if there is none) and returns the
    /// row to store, or null to change nothing. It is called again if the row has changed meanwhile, so it must be pure.
    /// </summary>
    /// <param name="id">The article.</param>
    /// <param name="known">A row that was read before (saves one read if it is still current), or null: then the first try assumes that
    /// there is no row. Its unsaved changes (<see cref="LedgerEntry.Unsaved"/>) are stored in the same transaction.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Cancels the operation before the next try.</param>
    /// <returns>The current row, or null if there is none.</returns>
    Task<LedgerEntry?> UpdateAsync(
        ArticleId id, LedgerEntry? known, Func<LedgerEntry?, LedgerEntry?> change, CancellationToken cancellationToken);

    /// <summary>Every row, a page at a time, in no particular order. For operators: no trigger calls it.</summary>
    IAsyncEnumerable<LedgerEntry> ListAsync(CancellationToken cancellationToken);
}
