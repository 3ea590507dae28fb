using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Tables;

/// <summary>
/// The names of wire items in the table of parts, in partitions that no file has: <c>item-</c> and a hash, the row key is the article.
/// </summary>
internal sealed class TableItemNames(TableServiceClient service) : IItemNames
{
    private const int HashBytes = 16;
    private const string Provider = "Provider";
    private const string Item = "Item";
    private const string Version = "Version";

    private static readonly string[] Columns = ["RowKey", Provider, Item, Version];

    private readonly TableClient _table = service.GetTableClient(StorageNames.Parts);

    public Task AddAsync(string family, KnownItem item, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition(family), item.Article.ToString())
        {
            [Provider] = item.Provider,
            [Item] = item.Id,
            [Version] = item.Version,
        };
        return _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    public async IAsyncEnumerable<KnownItem> ListAsync(string family, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var partition = TableClient.CreateQueryFilter($"PartitionKey eq {Partition(family)}");
        await foreach (var row in _table.QueryAsync<TableEntity>(partition, select: Columns, cancellationToken: cancellationToken))
        {
            yield return new KnownItem(ArticleId.Parse(row.RowKey), row.GetString(Provider), row.GetString(Item), row.GetString(Version));
        }
    }

    private static string Partition(string family) =>
        "item-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(family)).AsSpan(0, HashBytes));
}
