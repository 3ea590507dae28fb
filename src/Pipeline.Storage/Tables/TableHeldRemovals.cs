using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Removals;

namespace Pipeline.Storage.Tables;

/// <summary>
/// The held removals, one row each in a separate partition of the ledger's table, so that both are lost or kept together.
/// </summary>
internal sealed class TableHeldRemovals(TableServiceClient service) : IHeldRemovals
{
    // The ledger's partitions are one hexadecimal digit.
    private const string Partition = "held-removals";
    private const string Name = "Name";
    private const string HeldAt = "HeldAt";

    // The maximum size of a transaction.
    private const int BatchSize = 100;

    private readonly TableClient _table = service.GetTableClient(StorageNames.Ledger);

    public async Task AddAsync(IReadOnlyCollection<HeldRemoval> removals, CancellationToken cancellationToken)
    {
        foreach (var batch in removals.DistinctBy(removal => removal.Name, StringComparer.Ordinal).Chunk(BatchSize))
        {
            try
            {
                await _table.SubmitTransactionAsync(
                    batch.Select(removal => new TableTransactionAction(TableTransactionActionType.Add, From(removal))), cancellationToken);
            }
            catch (TableTransactionFailedException exception) when (exception.Status == 409)
            {
                // Another host was faster with some of them.
                foreach (var removal in batch)
                {
                    await AddAsync(removal, cancellationToken);
                }
            }
        }
    }

    public async IAsyncEnumerable<HeldRemoval> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return new HeldRemoval(row.GetString(Name), row.GetDateTimeOffset(HeldAt).GetValueOrDefault());
        }
    }

    public Task RemoveAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        Task.WhenAll(names.Select(name => _table.DeleteEntityAsync(Partition, Key(name), ETag.All, cancellationToken)));

    private async Task AddAsync(HeldRemoval removal, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(From(removal), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            // It is there.
        }
    }

    private static TableEntity From(HeldRemoval removal) =>
        new(Partition, Key(removal.Name)) { [Name] = removal.Name, [HeldAt] = removal.HeldAt };

    private static string Key(string name) => ArticleId.FromName(name).ToString();
}
