using Articles.TextAnalytics;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Blobs;

/// <summary>Results of text analytics as blobs, <c>{key}.json</c>; they stay until the container is emptied.</summary>
internal sealed class BlobAnalysisCache(BlobServiceClient service) : IAnalysisCache
{
    private readonly BlobContainerClient _container = service.GetBlobContainerClient(StorageNames.AnalysisCache);

    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            BlobDownloadResult blob = await Blob(key).DownloadContentAsync(cancellationToken);
            return blob.Content.ToMemory();
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    public Task WriteAsync(string key, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        Blob(key).UploadAsync(
            new BinaryData(json),
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } },
            cancellationToken);

    private BlobClient Blob(string key) => _container.GetBlobClient($"{key}.json");
}
