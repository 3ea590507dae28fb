using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Cleaning;

/// <summary>Changes articles' rows so that the next run over their files, or re-processing, makes new revisions of them.</summary>
public sealed class StaleRows(ILedger ledger)
{
    /// <summary>Marks one article.</summary>
    /// <returns>Its row, to be cleaned again; null if the article is no longer published.</returns>
    internal async Task<LedgerEntry?> MarkAsync(ArticleId id, CancellationToken cancellationToken)
    {
        var row = await ledger.UpdateAsync(id, known: null, entry => entry.ToBeRenewed(), cancellationToken);
        if (row is not { CleanerVersion: 0 })
        {
            return null;
        }

        // A captured page is read again alone, and not with the thousands of its archive.
        if (row is { Part: not null, Item: not { Place: not null } })
        {
            await ledger.UpdateAsync(ArticleId.FromName(row.Name), known: null, entry => entry.ToBeCleaned(), cancellationToken);
        }

        return row;
    }
}
