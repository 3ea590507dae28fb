using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Tables;

/// <summary>The parts of files as an Azure table: the partition is the file, the row key the part.</summary>
internal sealed class TableArticleParts(TableServiceClient service) : IArticleParts
{
    private readonly TableClient _table = service.GetTableClient(StorageNames.Parts);

    public Task AddAsync(ArticleId file, ArticleId part, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(file.ToString(), part.ToString()), TableUpdateMode.Replace, cancellationToken);

    public async IAsyncEnumerable<ArticleId> ListAsync(ArticleId file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var partition = TableClient.CreateQueryFilter($"PartitionKey eq {file.ToString()}");
        await foreach (var row in _table.QueryAsync<TableEntity>(partition, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            yield return ArticleId.Parse(row.RowKey);
        }
    }
}
