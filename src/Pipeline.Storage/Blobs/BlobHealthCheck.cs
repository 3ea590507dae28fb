using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Blobs;

/// <summary>Whether the inbox's container can be read.</summary>
internal sealed class BlobHealthCheck(BlobServiceClient service) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await service.GetBlobContainerClient(StorageNames.Inbox).GetPropertiesAsync(cancellationToken: cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return HealthCheckResult.Unhealthy(
                $"The container {StorageNames.Inbox} is missing: nothing can be dropped, and nothing is withdrawn. Restore it, or restart "
                + "the pipeline, which makes an empty one; what was made of its files is held until they are dropped again, or an operator "
                + "confirms.");
        }
    }
}
