using Azure;
using Azure.Data.Tables;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Storage.Tables;

/// <summary>
/// The sweep over the ledger's table: two range queries per shard, a thousand rows per request, and another request for each row that seems
/// wrong. The next shard is stored in a separate row beside the checkpoint of re-processing.
/// </summary>
internal sealed class StageRowSweep(TableServiceClient service, TimeProvider time) : IStageRowSweep
{
    private const string StatePartition = "reprocessing";
    private const string StateRow = "stage-sweep";
    private const string Next = "Next";

    private static readonly string[] KeyAlone = [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey)];

    private readonly TableClient _table = service.GetTableClient(StorageNames.Ledger);

    public async Task<StageRowSweepReport> RunAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var state = await _table.GetEntityIfExistsAsync<TableEntity>(StatePartition, StateRow, cancellationToken: cancellationToken);
        var first = state.HasValue ? state.Value!.GetInt32(Next).GetValueOrDefault() : 0;
        var shards = LedgerKeys.Partitions.Count;
        var (removed, restored, done) = (0, 0, 0);
        do
        {
            var shard = (first + done) % shards;
            var (orphans, missing) = await SweepAsync(LedgerKeys.Partitions[shard], cancellationToken);
            (removed, restored) = (removed + orphans, restored + missing);
            done++;
            await _table.UpsertEntityAsync(
                new TableEntity(StatePartition, StateRow) { [Next] = (shard + 1) % shards }, TableUpdateMode.Replace, cancellationToken);
        }
        while (done < shards && time.GetElapsedTime(started) < duration);

        return new StageRowSweepReport(removed, restored, HasMore: done < shards);
    }

    private async Task<(int Removed, int Restored)> SweepAsync(string partition, CancellationToken cancellationToken)
    {
        // Of ten million articles a shard has 600,000, and their keys would take 150 MB: their hashes are kept. Two that collide hide an
        // orphan from this process.
        var present = new HashSet<int>();
        var keys = _table.QueryAsync<TableEntity>(
            LedgerKeys.Stages(partition, StageRange.All, after: null), select: KeyAlone, cancellationToken: cancellationToken);
        await foreach (var row in keys)
        {
            present.Add(row.RowKey.GetHashCode(StringComparison.Ordinal));
        }

        var expected = new HashSet<int>();
        var restored = 0;
        await foreach (var row in _table.QueryAsync<TableEntity>(LedgerKeys.EntriesIn(partition), cancellationToken: cancellationToken))
        {
            var key = LedgerKeys.StageOf(LedgerRow.Read(row)).GetHashCode(StringComparison.Ordinal);
            expected.Add(key);
            restored += !present.Contains(key) && await RestoreAsync(row, cancellationToken) ? 1 : 0;
        }

        var removed = 0;
        await foreach (var row in keys)
        {
            removed += !expected.Contains(row.RowKey.GetHashCode(StringComparison.Ordinal)) && await RemoveAsync(row, cancellationToken)
                ? 1
                : 0;
        }

        return (removed, restored);
    }

    /// <summary>
    /// Writes an entry's missing row, in one transaction with the entry as it was read: an entry that was changed meanwhile has written its
    /// own row.
    /// </summary>
    private async Task<bool> RestoreAsync(TableEntity listed, CancellationToken cancellationToken)
    {
        if (await FindEntryAsync(listed.PartitionKey, listed.RowKey, cancellationToken) is not { } row
            || await ExistsAsync(row, cancellationToken))
        {
            return false;
        }

        // An entry of the first versions has no time; the row has to have the one that the entry gets.
        var entry = LedgerRow.Read(row);
        entry = entry with { StageAt = entry.StageAt ?? time.GetUtcNow() };
        try
        {
            await _table.SubmitTransactionAsync(
                [
                    new TableTransactionAction(TableTransactionActionType.UpdateReplace, LedgerRow.From(entry), row.ETag),
                    new TableTransactionAction(
                        TableTransactionActionType.UpsertReplace, new TableEntity(row.PartitionKey, LedgerKeys.StageOf(entry))),
                ],
                cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    private async Task<bool> ExistsAsync(TableEntity entry, CancellationToken cancellationToken) =>
        (await _table.GetEntityIfExistsAsync<TableEntity>(
            entry.PartitionKey, LedgerKeys.StageOf(LedgerRow.Read(entry)), KeyAlone, cancellationToken)).HasValue;

    /// <summary>
    /// Removes a row unless it matches its article's current entry: it may have been written since the entries were listed.
    /// </summary>
    private async Task<bool> RemoveAsync(TableEntity listed, CancellationToken cancellationToken)
    {
        var row =
            await _table.GetEntityIfExistsAsync<TableEntity>(listed.PartitionKey, listed.RowKey, cancellationToken: cancellationToken);
        if (!row.HasValue)
        {
            return false;
        }

        // A key that this version cannot read, yet ends with an id like all of them, is another version's.
        if (!ArticleId.TryParse(listed.RowKey[(listed.RowKey.LastIndexOf(':') + 1)..], out var id))
        {
            return false;
        }

        var entry = await FindEntryAsync(listed.PartitionKey, LedgerKeys.EntryOf(id), cancellationToken);
        if (entry is not null && LedgerKeys.StageOf(LedgerRow.Read(entry)) == listed.RowKey)
        {
            return false;
        }

        try
        {
            await _table.DeleteEntityAsync(listed.PartitionKey, listed.RowKey, row.Value!.ETag, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    private async Task<TableEntity?> FindEntryAsync(string partition, string key, CancellationToken cancellationToken)
    {
        var entry = await _table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
        return entry.HasValue ? entry.Value : null;
    }
}
