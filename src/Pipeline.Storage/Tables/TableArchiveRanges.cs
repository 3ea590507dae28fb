using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Tables;

/// <summary>
/// The ranges of archives as an Azure table: the partition is the archive, the row key the run and the range's number. The range is JSON in
/// one column.
/// </summary>
internal sealed class TableArchiveRanges(TableServiceClient service) : IArchiveRanges
{
    private const string Json = "Range";

    private readonly TableClient _table = service.GetTableClient(StorageNames.Ranges);

    public async Task<StoredRange?> FindAsync(ArticleId archive, Revision run, int number, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            archive.ToString(), KeyOf(run, number), cancellationToken: cancellationToken);
        return found.HasValue ? new StoredRange(Read(found.Value!), found.Value!.ETag.ToString()) : null;
    }

    public async Task<string?> TryWriteAsync(
        ArticleId archive, Revision run, ArchiveRange range, string? expectedETag, CancellationToken cancellationToken)
    {
        var row = new TableEntity(archive.ToString(), KeyOf(run, range.Number))
        {
            [Json] = JsonSerializer.Serialize(range, StorageJson.Default.ArchiveRange),
        };
        try
        {
            var written = expectedETag is null
                ? await _table.AddEntityAsync(row, cancellationToken)
                : await _table.UpdateEntityAsync(row, new ETag(expectedETag), TableUpdateMode.Replace, cancellationToken);
            return written.Headers.ETag.GetValueOrDefault().ToString();
        }
        catch (RequestFailedException exception)
            when (exception.Status is 404 or 409 or 412 && exception.ErrorCode != TableErrorCode.TableNotFound)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<ArchiveRange> ListAsync(
        ArticleId archive, Revision run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, to) = ($"{run}:", $"{run};");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {archive.ToString()} and RowKey ge {from} and RowKey lt {to}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return Read(row);
        }
    }

    public async Task DeleteAsync(ArticleId archive, Revision? run, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {archive.ToString()}");
        string[] keys = ["PartitionKey", "RowKey"];
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, select: keys, cancellationToken: cancellationToken))
        {
            if (run is not { } kept || !row.RowKey.StartsWith($"{kept}:", StringComparison.Ordinal))
            {
                await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
            }
        }
    }

    private static string KeyOf(Revision run, int number) => string.Create(CultureInfo.InvariantCulture, $"{run}:{number:D9}");

    private static ArchiveRange Read(TableEntity row) =>
        JsonSerializer.Deserialize(row.GetString(Json) ?? "null", StorageJson.Default.ArchiveRange)
            ?? throw new InvalidDataException($"The row {row.PartitionKey} {row.RowKey} of the table {StorageNames.Ranges} has no range.");
}
