using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Poison;

namespace Pipeline.Storage.Blobs;

/// <summary>
/// Poison records in a separate table: open ones in one partition, so that they are counted and listed without the settled ones. A record
/// is first written among the settled and then taken from the open; a crash between the two leaves it open, and it is settled once more.
/// </summary>
internal sealed class PoisonStore(TableServiceClient service) : IPoisonStore
{
    private const string Open = "open";
    private const string Settled = "settled";

    // For an open record that is being replayed or discarded.
    private const string TakenUntil = "TakenUntil";

    // A binary column holds 64 KiB, as much as a message; a message of another service may be a little more in UTF-8.
    private const int MaxColumn = 64_000;

    private readonly TableClient _table = service.GetTableClient(StorageNames.Poison);

    public async Task AddAsync(PoisonRecord record, CancellationToken cancellationToken)
    {
        if (await ReadAsync(Settled, record.Id, cancellationToken) is not null)
        {
            return;
        }

        try
        {
            await _table.AddEntityAsync(From(record, Open), cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Already recorded: a run died before it deleted the message.
        }
    }

    public async Task<PoisonRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        await ReadAsync(Settled, id, cancellationToken) ?? await ReadAsync(Open, id, cancellationToken);

    public async IAsyncEnumerable<PoisonRecord> ListAsync(bool openOnly, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = openOnly ? TableClient.CreateQueryFilter($"PartitionKey eq {Open}") : null;
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return Read(row);
        }
    }

    public async Task<bool> TryTakeAsync(string id, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        if (!IsKey(id) || await ReadAsync(Settled, id, cancellationToken) is not null)
        {
            return false;
        }

        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Open, id, cancellationToken: cancellationToken);
        if (!row.HasValue || row.Value!.GetDateTimeOffset(TakenUntil) > now)
        {
            return false;
        }

        try
        {
            var taken = new TableEntity(Open, id) { [TakenUntil] = now + lease };
            await _table.UpdateEntityAsync(taken, row.Value.ETag, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return false;
        }
    }

    public async Task SettleAsync(PoisonRecord record, CancellationToken cancellationToken)
    {
        await _table.UpsertEntityAsync(From(record, Settled), TableUpdateMode.Replace, cancellationToken);
        await _table.DeleteEntityAsync(Open, record.Id, cancellationToken: cancellationToken);
    }

    private async Task<PoisonRecord?> ReadAsync(string partition, string id, CancellationToken cancellationToken)
    {
        if (!IsKey(id))
        {
            return null;
        }

        var row = await _table.GetEntityIfExistsAsync<TableEntity>(partition, id, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>A text that a key cannot hold is not one of our keys.</summary>
    private static bool IsKey(string id) =>
        id.Length is > 0 and <= 256 && id.AsSpan().IndexOfAny("/\\#?") < 0 && !id.Any(char.IsControl);

    private static TableEntity From(PoisonRecord record, string partition)
    {
        var row = new TableEntity(partition, record.Id)
        {
            [nameof(PoisonRecord.Queue)] = record.Queue,
            [nameof(PoisonRecord.PoisonedAt)] = record.PoisonedAt,
            [nameof(PoisonRecord.RecordedAt)] = record.RecordedAt,
            [nameof(PoisonRecord.ArticleId)] = record.ArticleId?.ToString(),
            [nameof(PoisonRecord.Name)] = record.Name,
            [nameof(PoisonRecord.FailedIn)] = record.FailedIn,
            [nameof(PoisonRecord.Reason)] = record.Reason,
            [nameof(PoisonRecord.State)] = record.State.ToString(),
            [nameof(PoisonRecord.SettledAt)] = record.SettledAt,
            [nameof(PoisonRecord.SettledBy)] = record.SettledBy,
        };
        var bytes = Encoding.UTF8.GetBytes(record.Message);
        for (var start = 0; start < bytes.Length; start += MaxColumn)
        {
            row[MessageColumn(start / MaxColumn)] = bytes[start..Math.Min(start + MaxColumn, bytes.Length)];
        }

        return row;
    }

    private static PoisonRecord Read(TableEntity row)
    {
        var message = new MemoryStream();
        for (var column = 0; row.GetBinary(MessageColumn(column)) is { } bytes; column++)
        {
            message.Write(bytes);
        }

        return new PoisonRecord
        {
            Id = row.RowKey,
            Queue = row.GetString(nameof(PoisonRecord.Queue)),
            PoisonedAt = row.GetDateTimeOffset(nameof(PoisonRecord.PoisonedAt)).GetValueOrDefault(),
            RecordedAt = row.GetDateTimeOffset(nameof(PoisonRecord.RecordedAt)).GetValueOrDefault(),
            Message = Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length),
            ArticleId = ArticleId.TryParse(row.GetString(nameof(PoisonRecord.ArticleId)), out var id) ? id : null,
            Name = row.GetString(nameof(PoisonRecord.Name)),
            FailedIn = row.GetString(nameof(PoisonRecord.FailedIn)),
            Reason = row.GetString(nameof(PoisonRecord.Reason)) ?? string.Empty,
            State = Enum.Parse<PoisonState>(row.GetString(nameof(PoisonRecord.State))),
            SettledAt = row.GetDateTimeOffset(nameof(PoisonRecord.SettledAt)),
            SettledBy = row.GetString(nameof(PoisonRecord.SettledBy)),
        };
    }

    private static string MessageColumn(int index) => $"Message{index}";
}
