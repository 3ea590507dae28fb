using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Storage.Tables;

/// <summary>
/// The ledger as an Azure table (<see cref="LedgerKeys"/>). An article's entry and its row in its stage are written in one transaction,
/// which is one request: a crash cannot separate them, and nothing has to be repaired.
/// </summary>
internal sealed class TableLedger(TableServiceClient service, TimeProvider time) : ILedger
{
    // Enough for a hundred writers of one row; more collisions indicate a fault.
    private const int MaxAttempts = 40;

    private const int DeleteIndex = 2;

    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(1);

    private readonly TableClient _table = service.GetTableClient(StorageNames.Ledger);

    public async Task<LedgerEntry?> FindAsync(ArticleId id, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            LedgerKeys.PartitionOf(id), LedgerKeys.EntryOf(id), cancellationToken: cancellationToken);
        return row.HasValue ? LedgerRow.Read(row.Value!) : null;
    }

    public async Task<LedgerEntry?> UpdateAsync(
        ArticleId id, LedgerEntry? known, Func<LedgerEntry?, LedgerEntry?> change, CancellationToken cancellationToken)
    {
        (known, change) = UnsavedChange.Resolve(known, change);

        // Without a known row, assume that there is none: usually right, and otherwise the insert fails and the row is read.
        var isFresh = known is { ETag: null };
        var current = isFresh ? await FindAsync(id, cancellationToken) : known;
        for (var attempt = 1; ; attempt++)
        {
            var next = change(current);
            if (next is null)
            {
                if (isFresh)
                {
                    return current;
                }

                // The decision used a row that was read some time ago; to change nothing, the current row must lead to the same decision.
                current = await FindAsync(id, cancellationToken);
                isFresh = true;
                continue;
            }

            if (next.Id != id)
            {
                throw new ArgumentException("The change gave a row of another article.", nameof(change));
            }

            try
            {
                return await WriteAsync(next.Over(current, time.GetUtcNow()), current, cancellationToken);
            }
            catch (RequestFailedException e)
                when (e.Status is 404 or 409 or 412 && e.ErrorCode != TableErrorCode.TableNotFound && attempt < MaxAttempts)
            {
                await PauseAsync(attempt, cancellationToken);
            }

            current = await FindAsync(id, cancellationToken);
            isFresh = true;
        }
    }

    public async IAsyncEnumerable<LedgerEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var partition in LedgerKeys.Partitions)
        {
            await foreach (var row in _table.QueryAsync<TableEntity>(LedgerKeys.EntriesIn(partition), cancellationToken: cancellationToken))
            {
                yield return LedgerRow.Read(row);
            }
        }
    }

    private async Task<LedgerEntry> WriteAsync(LedgerEntry entry, LedgerEntry? current, CancellationToken cancellationToken)
    {
        var row = LedgerRow.From(entry);
        var left = current?.StageAt is null ? null : LedgerKeys.StageOf(current);
        var entered = LedgerKeys.StageOf(entry);
        if (left == entered)
        {
            var answer = await _table.UpdateEntityAsync(row, new ETag(current!.ETag!), TableUpdateMode.Replace, cancellationToken);
            return entry with { ETag = answer.Headers.ETag.GetValueOrDefault().ToString() };
        }

        List<TableTransactionAction> actions =
        [
            current?.ETag is { } etag
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, new ETag(etag))
                : new TableTransactionAction(TableTransactionActionType.Add, row),
            new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(row.PartitionKey, entered)),
        ];
        if (left is not null)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, left), ETag.All));
        }

        Response<IReadOnlyList<Response>> answers;
        try
        {
            answers = await _table.SubmitTransactionAsync(actions, cancellationToken);
        }
        catch (TableTransactionFailedException e) when (e.Status == 404 && e.FailedTransactionActionIndex == DeleteIndex)
        {
            // The row was removed by hand.
            answers = await _table.SubmitTransactionAsync(actions.Take(DeleteIndex), cancellationToken);
        }

        return entry with { ETag = answers.Value[0].Headers.ETag.GetValueOrDefault().ToString() };
    }

    // Full jitter: the more collisions, the wider the writers spread.
    private Task PauseAsync(int attempt, CancellationToken cancellationToken)
    {
        var ceiling = Math.Min(MaxPause.TotalMilliseconds, 10 * Math.Pow(2, attempt));
        return Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * ceiling), time, cancellationToken);
    }
}
