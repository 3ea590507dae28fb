using Azure.Storage.Blobs;
using Microsoft.Azure.WebJobs.Host.Storage;

namespace Pipeline.Local.Hosting.Timers;

/// <summary>Puts the WebJobs host's own state, the locks and times of its timers, into the articles' account: one machine has one.</summary>
internal sealed class HostContainer(BlobServiceClient blobs) : IAzureBlobStorageProvider
{
    /// <summary>The WebJobs SDK's own name for it.</summary>
    private const string Name = "azure-webjobs-hosts";

    /// <summary>The container, which may not exist yet.</summary>
    public BlobContainerClient Client => blobs.GetBlobContainerClient(Name);

    public bool TryCreateHostingBlobContainerClient(out BlobContainerClient blobContainerClient)
    {
        blobContainerClient = Client;
        return true;
    }

    public bool TryCreateBlobServiceClientFromConnection(string connection, out BlobServiceClient client)
    {
        client = blobs;
        return true;
    }
}
