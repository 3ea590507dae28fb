using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Pipeline.Articles;

namespace Pipeline.Storage;

/// <summary>
/// The ledger as an Azure table: the partition is the id's first three digits (4,096 partitions, so neither writes nor lists gather in
/// one), the row key is the id.
/// </summary>
internal sealed class TableLedger(TableServiceClient service, TimeProvider time) : ILedger
{
    // Enough for a hundred writers of one row; what collides longer than that is a fault.
    private const int MaxAttempts = 40;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly TableClient _table = service.GetTableClient(StorageNames.Ledger);

    public async Task<LedgerEntry?> FindAsync(ArticleId id, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(LedgerRow.PartitionOf(id), id.ToString(), cancellationToken: cancellationToken);
        return row.HasValue ? LedgerRow.Read(row.Value!) : null;
    }

    public async Task<LedgerEntry?> UpdateAsync(ArticleId id, LedgerEntry? known, Func<LedgerEntry?, LedgerEntry?> change, CancellationToken cancellationToken)
    {
        var isFresh = known?.ETag is null;
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

                // Decided on a row read some time ago: what is left as it is must be so now.
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
                return await WriteAsync(next, current?.ETag, cancellationToken);
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412 && e.ErrorCode != TableErrorCode.TableNotFound && attempt < MaxAttempts)
            {
                await PauseAsync(attempt, cancellationToken);
            }

            current = await FindAsync(id, cancellationToken);
            isFresh = true;
        }
    }

    public async IAsyncEnumerable<LedgerEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in _table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            yield return LedgerRow.Read(row);
        }
    }

    private async Task<LedgerEntry> WriteAsync(LedgerEntry entry, string? etag, CancellationToken cancellationToken)
    {
        var row = LedgerRow.From(entry);
        var response = etag is null
            ? await _table.AddEntityAsync(row, cancellationToken)
            : await _table.UpdateEntityAsync(row, new ETag(etag), TableUpdateMode.Replace, cancellationToken);
        return entry with { ETag = response.Headers.ETag.GetValueOrDefault().ToString() };
    }

    // Full jitter: the more collisions, the wider the writers spread.
    private Task PauseAsync(int attempt, CancellationToken cancellationToken)
    {
        var ceiling = Math.Min(LongestPause.TotalMilliseconds, 10 * Math.Pow(2, attempt));
        return Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * ceiling), time, cancellationToken);
    }
}
