using Azure.Storage.Blobs;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Blobs;

/// <summary>Whether the inbox's container can be read.</summary>
internal sealed class BlobHealthCheck(BlobServiceClient service) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await service.GetBlobContainerClient(StorageNames.Inbox).GetPropertiesAsync(cancellationToken: cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
