using Azure.Storage.Queues;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Queues;

/// <summary>Whether the first stage's queue can be read.</summary>
internal sealed class QueueHealthCheck(QueueServiceClient service) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await service.GetQueueClient(StorageNames.ToEnrich).GetPropertiesAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
