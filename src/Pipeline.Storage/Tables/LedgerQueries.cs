using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Storage.Tables;

/// <summary>
/// The ledger by stage: one range query per partition, of keys only. The first pages of all partitions are asked for at once.
/// </summary>
internal sealed class LedgerQueries(TableServiceClient service) : ILedgerQueries
{
    private static readonly string[] KeyAlone = [nameof(ITableEntity.RowKey)];

    private readonly TableClient _table = service.GetTableClient(StorageNames.Ledger);

    public async IAsyncEnumerable<StageRow> ListAsync(
        StageRange range, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A key of another version cannot be continued from: start from the beginning.
        var position = after is null ? null : StageRow.TryParse(after);
        var start = position is null ? null : LedgerKeys.PartitionOf(position.Id);
        var shards = LedgerKeys.Partitions
            .Where(partition => string.CompareOrdinal(partition, start) >= 0)
            .Select(partition => Pages(LedgerKeys.Stages(partition, range, partition == start ? after : null), cancellationToken))
            .ToList();
        var first = shards.ConvertAll(shard => shard.MoveNextAsync().AsTask());
        try
        {
            for (var shard = 0; shard < shards.Count; shard++)
            {
                for (var more = await first[shard]; more; more = await shards[shard].MoveNextAsync())
                {
                    // Rows in another version's format are left to the sweep.
                    foreach (var row in shards[shard].Current.Values.Select(row => LedgerKeys.ReadStage(row.RowKey)).OfType<StageRow>())
                    {
                        yield return row;
                    }
                }
            }
        }
        finally
        {
            await ((Task)Task.WhenAll(first)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var shard in shards)
            {
                await shard.DisposeAsync();
            }
        }
    }

    private IAsyncEnumerator<Page<TableEntity>> Pages(string filter, CancellationToken cancellationToken) =>
        _table.QueryAsync<TableEntity>(filter, select: KeyAlone, cancellationToken: cancellationToken).AsPages()
            .GetAsyncEnumerator(cancellationToken);
}
