using Azure.Data.Tables;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Tables;

/// <summary>Whether the ledger can be read.</summary>
internal sealed class TableHealthCheck(TableServiceClient service) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await service.GetTableClient(StorageNames.Ledger)
            .GetEntityIfExistsAsync<TableEntity>("health", "health", cancellationToken: cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
