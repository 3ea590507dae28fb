using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage;

/// <summary>Creates the pipeline's containers, queues and tables if no deployment does: on one machine and in tests.</summary>
public sealed class StorageProvisioner(BlobServiceClient blobs, QueueServiceClient queues, TableServiceClient tables)
{
    /// <summary>Creates the missing ones; existing ones are left alone.</summary>
    public Task EnsureCreatedAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(
        [
            .. StorageNames.Containers.Select(
                name => (Task)blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
            .. StorageNames.TriggerQueues.Select(
                name => queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
            .. StorageNames.Tables.Select(name => tables.CreateTableIfNotExistsAsync(name, cancellationToken)),
        ]);
}
