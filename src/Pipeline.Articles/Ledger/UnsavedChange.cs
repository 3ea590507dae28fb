namespace Pipeline.Articles.Ledger;

/// <summary>
/// Changes of a row that are not stored yet. The ledger stores them together with the row's next change, in one transaction; if another
/// writer came first, all of them are made again over its row.
/// </summary>
/// <param name="Stored">The row as it is stored; null for none.</param>
/// <param name="Change">The changes.</param>
public sealed record UnsavedChange(LedgerEntry? Stored, Func<LedgerEntry?, LedgerEntry?> Change)
{
    /// <summary>Makes a change without storing it.</summary>
    /// <param name="known">The row that was read before, perhaps with unsaved changes.</param>
    /// <param name="change">The change, as <see cref="Contracts.ILedger.UpdateAsync"/> takes it.</param>
    /// <returns>The changed row; null if the row must not change.</returns>
    public static LedgerEntry? Make(LedgerEntry? known, Func<LedgerEntry?, LedgerEntry?> change)
    {
        var whole = Resolve(known, change);
        return whole.Change(whole.Stored) is { } row ? row with { Unsaved = whole } : null;
    }

    /// <summary>What an update of a ledger has to do: the row to start from, and all changes that are not stored.</summary>
    /// <param name="known">The row that was read before, perhaps with unsaved changes.</param>
    /// <param name="change">The next change.</param>
    public static UnsavedChange Resolve(LedgerEntry? known, Func<LedgerEntry?, LedgerEntry?> change) =>
        known?.Unsaved is { } unsaved
            ? new UnsavedChange(unsaved.Stored, entry => unsaved.Change(entry) is { } first ? change(first) ?? first : change(entry))
            : new UnsavedChange(known, change);
}
