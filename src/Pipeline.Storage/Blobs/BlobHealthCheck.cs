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
                $"The container {StorageNames.Inbox} is missing: no files can be dropped, and no articles are withdrawn. Restore it, or "
                + "restart the pipeline, which creates an empty one; the articles of its files stay until the files are dropped again, or "
                + "an operator confirms.");
        }
    }
}
