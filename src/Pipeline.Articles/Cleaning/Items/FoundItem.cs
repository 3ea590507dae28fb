using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Cleaning.Items;

/// <summary>Which article an item is.</summary>
/// <param name="Id">The article: the one that is known under any spelling of the item, else the one that it makes.</param>
/// <param name="Row">The article's row; null for none.</param>
/// <param name="Others">Rows of other articles that are the same item: older ones, which were made before that was known.</param>
/// <param name="Like">Articles whose items may be the same, of another provider or of an unknown one.</param>
internal sealed record FoundItem(
    ArticleId Id, LedgerEntry? Row, IReadOnlyList<LedgerEntry> Others, IReadOnlyList<ArticleId> Like)
{
    /// <summary>Those of the others that are not withdrawn or killed yet.</summary>
    public IEnumerable<LedgerEntry> Standing => Others.Where(row => row is { Stage: not ArticleStage.Withdrawn, IsKilled: false });
}
