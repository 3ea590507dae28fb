using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Storage.Tables;

/// <summary>
/// The keys of the ledger's rows. An article has two rows, in one partition so that one transaction writes both: <c>a:{id}</c> holds its
/// entry, and <c>s:{stage}:{versions}:{time}:{id}</c> consists only of that key. The partition is the id's first digit: 16 partitions of
/// 2,000 entities a second are more than an account's 20,000 requests a second can use, and a query by stage is 16 range queries.
/// (https://learn.microsoft.com/azure/storage/tables/scalability-targets)
/// </summary>
internal static class LedgerKeys
{
    private const string EntryPrefix = "a:";
    private const string StagePrefix = "s:";

    /// <summary>All partitions, in order.</summary>
    public static IReadOnlyList<string> Partitions { get; } = [.. "0123456789abcdef".Select(digit => digit.ToString())];

    public static string PartitionOf(ArticleId id) => id.ToString()[..1];

    /// <summary>The key of the article's entry.</summary>
    public static string EntryOf(ArticleId id) => EntryPrefix + id;

    public static ArticleId ReadEntry(string rowKey) => ArticleId.Parse(rowKey[EntryPrefix.Length..]);

    /// <summary>The filter that reads the entries of one partition.</summary>
    public static string EntriesIn(string partition) => $"PartitionKey eq '{partition}' and RowKey ge '{EntryPrefix}' and RowKey lt 'a;'";

    /// <summary>Like the other overload, but starts after an id if the id is in the partition.</summary>
    public static string EntriesIn(string partition, ArticleId? after) => after is { } id && PartitionOf(id) == partition
        ? $"PartitionKey eq '{partition}' and RowKey gt '{EntryOf(id)}' and RowKey lt 'a;'"
        : EntriesIn(partition);

    /// <summary>The key of the article's row in its stage.</summary>
    public static string StageOf(LedgerEntry entry) => StagePrefix + StageRow.Of(entry).Key;

    /// <returns>Null for a key of another version that this one does not know.</returns>
    public static StageRow? ReadStage(string rowKey) => StageRow.TryParse(rowKey[StagePrefix.Length..]);

    /// <summary>The filter that reads a range of one partition; keys have no quotes.</summary>
    public static string Stages(string partition, StageRange range, string? after) =>
        $"PartitionKey eq '{partition}' and RowKey {(after is null ? "ge" : "gt")} '{StagePrefix}{after ?? range.From}' and RowKey lt "
            + $"'{StagePrefix}{range.To}'";
}
