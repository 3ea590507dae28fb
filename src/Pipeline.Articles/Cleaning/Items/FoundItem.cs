using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Cleaning.Items;

/// <summary>The article of an item.</summary>
/// <param name="Id">The article that is recorded under any spelling of the item, else the one that the item would create.</param>
/// <param name="Row">The article's row; null for none.</param>
/// <param name="Others">Rows of other articles that are the same item: older articles, created before this was known.</param>
/// <param name="Like">Articles whose items may be the same, of another provider or of an unknown one.</param>
internal sealed record FoundItem(
    ArticleId Id, LedgerEntry? Row, IReadOnlyList<LedgerEntry> Others, IReadOnlyList<ArticleId> Like)
{
    /// <summary>The other articles that are not withdrawn or killed yet.</summary>
    public IEnumerable<LedgerEntry> Standing => Others.Where(row => row is { Stage: not ArticleStage.Withdrawn, IsKilled: false });
}
