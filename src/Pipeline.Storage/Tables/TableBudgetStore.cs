using System.Globalization;
using Articles.TextAnalytics;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Tables;

/// <summary>The days' text records, one row per day in a separate partition of the ledger's table.</summary>
internal sealed class TableBudgetStore(TableServiceClient service, TimeProvider time) : IBudgetStore
{
    // The ledger's partitions are one hexadecimal digit.
    private const string Partition = "text-records";
    private const string Reserved = "Reserved";
    private const int MaxAttempts = 40;

    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(1);

    private readonly TableClient _table = service.GetTableClient(StorageNames.Ledger);

    public async Task<int> AddAsync(DateOnly day, Func<int, int> add, CancellationToken cancellationToken)
    {
        var key = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (var attempt = 1; ; attempt++)
        {
            var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, key, cancellationToken: cancellationToken);
            var reserved = row.HasValue ? row.Value!.GetInt32(Reserved).GetValueOrDefault() : 0;
            var added = add(reserved);
            if (added == 0)
            {
                return 0;
            }

            try
            {
                await WriteAsync(
                    new TableEntity(Partition, key) { [Reserved] = reserved + added },
                    row.HasValue ? row.Value!.ETag : null,
                    cancellationToken);
                return added;
            }
            catch (RequestFailedException e)
                when (e.Status is 404 or 409 or 412 && e.ErrorCode != TableErrorCode.TableNotFound && attempt < MaxAttempts)
            {
                await PauseAsync(attempt, cancellationToken);
            }
        }
    }

    private Task<Response> WriteAsync(TableEntity row, ETag? etag, CancellationToken cancellationToken) => etag is { } known
        ? _table.UpdateEntityAsync(row, known, TableUpdateMode.Replace, cancellationToken)
        : _table.AddEntityAsync(row, cancellationToken);

    // Full jitter, as the ledger does.
    private Task PauseAsync(int attempt, CancellationToken cancellationToken)
    {
        var ceiling = Math.Min(MaxPause.TotalMilliseconds, 10 * Math.Pow(2, attempt));
        return Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * ceiling), time, cancellationToken);
    }
}
