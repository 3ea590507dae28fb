using Azure;
using Azure.Data.Tables;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations;

namespace Pipeline.Storage.Tables;

/// <summary>The host's settings as one row of the ledger's table, beside the articles' partitions.</summary>
internal sealed class TableHostSettings(TableServiceClient service) : IHostSettings
{
    private const string Partition = "host";
    private const string Row = "settings";
    private const string Features = "Features";
    private const string Layout = "Layout";

    private readonly TableClient _table = service.GetTableClient(StorageNames.Ledger);

    public async Task<HostSettings?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
            return row.HasValue && row.Value!.GetString(Features) is { } features
                ? new HostSettings(features, row.Value.GetString(Layout))
                : null;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == Azure.Data.Tables.Models.TableErrorCode.TableNotFound)
        {
            return null;
        }
    }

    public Task WriteAsync(HostSettings settings, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(Partition, Row) { [Features] = settings.Features, [Layout] = settings.Layout }, TableUpdateMode.Replace,
            cancellationToken);
}
