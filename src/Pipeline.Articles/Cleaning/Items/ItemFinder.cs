using Articles.Extraction.Formats.Wire;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Cleaning.Items;

/// <summary>
/// Finds the article of an item, however its provider and id are spelled. An article keeps the id that its first spelling gave it. If two
/// articles turn out to be one item (two files came at once, or a setting has made two names one), the newest version stays and the other
/// article is withdrawn. Safe for concurrent callers.
/// </summary>
public sealed class ItemFinder(
    IItemNames names, ILedger ledger, WithdrawalRequests withdrawals, IOptions<WireOptions> options, TimeProvider time)
{
    /// <summary>The first version of the cleaner that recorded the names of items.</summary>
    internal const int FirstVersion = 4;

    // A longer list of items that share a number does not help an operator.
    private const int MaxLike = 20;

    private readonly WireProviders _providers = new(options.Value);

    /// <summary>The parsed id of the item; null without a usable one.</summary>
    internal ItemName? NameOf(WireItem? item) => item is null ? null : NameOf(item.Provider, item.Id, item.Version);

    /// <summary>Finds the article of a part that is an item, or that is identified by its file and has an item's id.</summary>
    /// <param name="part">The part, with a name.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task<FoundItem> FindAsync(FilePart part, CancellationToken cancellationToken)
    {
        var known = await ListAsync(part.Name!, cancellationToken);
        return await FindAsync(part.Name!, part.Id, part.Item is not null, known, cancellationToken);
    }

    /// <summary>Records the name of an article's item, which an older version did not.</summary>
    /// <returns>The row of an article to clean again, because it is the same item as another; null if there is none.</returns>
    internal async Task<LedgerEntry?> RememberAsync(LedgerEntry row, CancellationToken cancellationToken)
    {
        if (row.Item is not { IsCapture: false } item || NameOf(item.Provider, item.Id, item.Version) is not { } name)
        {
            return null;
        }

        var known = await ListAsync(name, cancellationToken);
        if (known.TrueForAll(other => other.Article != row.Id))
        {
            await names.AddAsync(name.Family, new KnownItem(row.Id, item.Provider, item.Id, item.Version), cancellationToken);
        }

        return (await FindAsync(name, row.Id, isItem: true, known, cancellationToken)).Standing.FirstOrDefault();
    }

    /// <summary>
    /// Like <see cref="FindAsync(FilePart, CancellationToken)"/>; also records the item's name, and withdraws its articles under other
    /// names.
    /// </summary>
    /// <returns>Null if a row was changed meanwhile: the file must be read again.</returns>
    internal async Task<FoundItem?> ClaimAsync(FilePart part, CancellationToken cancellationToken)
    {
        var known = await ListAsync(part.Name!, cancellationToken);
        var found = await FindAsync(part.Name!, part.Id, part.Item is not null, known, cancellationToken);
        var record = known.Find(item => item.Article == found.Id);
        if (record is null || (part.Name!.Form != ItemForm.Bare && NameOf(record)?.Form == ItemForm.Bare))
        {
            // The fullest id is kept, because a bare number also matches other items.
            var wire = part.Source.Wire!;
            await names.AddAsync(part.Name!.Family, new KnownItem(found.Id, wire.Provider, wire.Id!, wire.Version), cancellationToken);
        }

        foreach (var other in found.Others)
        {
            var row = await CloseAsync(other, found.Row!, cancellationToken);
            if (row is not null and not { Stage: ArticleStage.Withdrawn } and not { IsKilled: true })
            {
                return null;
            }

            await withdrawals.RequestAsync(row, cancellationToken);
        }

        return found;
    }

    private ValueTask<List<KnownItem>> ListAsync(ItemName name, CancellationToken cancellationToken) =>
        names.ListAsync(name.Family, cancellationToken).ToListAsync(cancellationToken);

    /// <param name="name">The item.</param>
    /// <param name="id">The article that the item creates, if no other article is found.</param>
    /// <param name="isItem">Whether it is identified by its id, and not by its file.</param>
    /// <param name="known">The recorded names of its family.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    private async Task<FoundItem> FindAsync(
        ItemName name, ArticleId id, bool isItem, List<KnownItem> known, CancellationToken cancellationToken)
    {
        var own = await ledger.FindAsync(id, cancellationToken);
        name = known.Find(item => item.Article == id) is { } record && NameOf(record) is { Form: not ItemForm.Bare } full ? full : name;
        var likenesses = known.Where(item => item.Article != id)
            .Select(item => (item.Article, Likeness: NameOf(item)?.Compare(name) ?? ItemLikeness.None))
            .Where(pair => pair.Likeness != ItemLikeness.None).ToList();
        var same = isItem ? SameOf(likenesses) : [];
        List<LedgerEntry> rows = own?.Item is null ? [] : [own];
        foreach (var article in same.Order(IdOrder))
        {
            if (await ledger.FindAsync(article, cancellationToken) is { Item: not null } row)
            {
                rows.Add(row);
            }
        }

        var newest = rows.Count == 0 ? own : rows.Aggregate(Newer);
        return new FoundItem(
            newest?.Id ?? id,
            newest,
            [.. rows.Where(row => row.Id != newest!.Id)],
            [.. likenesses.Select(pair => pair.Article).Except(same).Take(MaxLike)]);
    }

    private static readonly Comparer<ArticleId> IdOrder =
        Comparer<ArticleId>.Create((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()));

    /// <summary>A bare number and an id that contains it are one item only if exactly one such id is known.</summary>
    private static List<ArticleId> SameOf(List<(ArticleId Article, ItemLikeness Likeness)> likenesses)
    {
        List<ArticleId> same = [.. Of(ItemLikeness.Same)];
        List<ArticleId> likely = [.. Of(ItemLikeness.Likely)];
        return likely.Count == 1 ? [.. same, .. likely] : same;

        IEnumerable<ArticleId> Of(ItemLikeness likeness) =>
            likenesses.Where(pair => pair.Likeness == likeness).Select(pair => pair.Article);
    }

    private static LedgerEntry Newer(LedgerEntry one, LedgerEntry other) =>
        KnownVersion.Of(one)!.Judge(KnownVersion.Of(other)!) == VersionVerdict.Newest ? other : one;

    private async Task<LedgerEntry?> CloseAsync(LedgerEntry other, LedgerEntry newest, CancellationToken cancellationToken)
    {
        if (other is { Stage: ArticleStage.Withdrawn } or { IsKilled: true })
        {
            return other;
        }

        var reason = new RejectionReason(
            "moved",
            $"The article is known by another spelling of its item's id: {Excerpt.Of(newest.Item!.Id, 200)}, article {newest.Id}.");
        return await ledger.UpdateAsync(
            other.Id,
            other,
            entry => entry.Moved(other, newest.IsKilled, reason, time.GetUtcNow()),
            cancellationToken);
    }

    private ItemName? NameOf(KnownItem item) => NameOf(item.Provider, item.Id, item.Version);

    private ItemName? NameOf(string? provider, string? id, string? version) => ItemName.Parse(provider, id, version, _providers);
}
