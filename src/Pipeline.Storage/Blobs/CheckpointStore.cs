using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Storage.Blobs;

/// <summary>The checkpoint of re-processing as one row of the ledger's table, beside the articles' partitions.</summary>
internal sealed class CheckpointStore(TableServiceClient service) : ICheckpointStore
{
    private const string Partition = "reprocessing";
    private const string Row = "checkpoint";
    private const string Json = "Json";

    private readonly TableClient _table = service.GetTableClient(StorageNames.Ledger);

    public async Task<StoredCheckpoint> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        if (!row.HasValue)
        {
            return new StoredCheckpoint(new ReprocessingCheckpoint(), ETag: null);
        }

        var etag = row.Value!.ETag.ToString();
        try
        {
            return new StoredCheckpoint(
                JsonSerializer.Deserialize(row.Value.GetString(Json) ?? "null", ReprocessingJson.Default.ReprocessingCheckpoint)
                    ?? new ReprocessingCheckpoint(), etag);
        }
        catch (JsonException)
        {
            // Another version's checkpoint: checking everything again does no harm.
            return new StoredCheckpoint(new ReprocessingCheckpoint(), etag);
        }
    }

    public async Task<StoredCheckpoint?> TryWriteAsync(StoredCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, Row)
        { [Json] = JsonSerializer.Serialize(checkpoint.Checkpoint, ReprocessingJson.Default.ReprocessingCheckpoint) };
        try
        {
            var response = checkpoint.ETag is null
                ? await _table.AddEntityAsync(row, cancellationToken)
                : await _table.UpdateEntityAsync(row, new ETag(checkpoint.ETag), TableUpdateMode.Replace, cancellationToken);
            return checkpoint with { ETag = response.Headers.ETag.GetValueOrDefault().ToString() };
        }
        catch (RequestFailedException e)
            when (e.Status is 404 or 409 or 412 && e.ErrorCode != Azure.Data.Tables.Models.TableErrorCode.TableNotFound)
        {
            return null;
        }
    }
}
