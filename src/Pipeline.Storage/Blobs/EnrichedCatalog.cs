using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;

namespace Pipeline.Storage.Blobs;

/// <summary>Lists the blobs of <see cref="StorageNames.EnrichedArticles"/>; the service gives them in the order of their names.</summary>
internal sealed class EnrichedCatalog(BlobServiceClient service) : IEnrichedCatalog
{
    private const int PageSize = 1000;
    private const string Extension = ".json";

    private readonly BlobContainerClient _container = service.GetBlobContainerClient(StorageNames.EnrichedArticles);

    public async Task<CatalogPage> ListAsync(string? continuation, CancellationToken cancellationToken)
    {
        await foreach (var page in _container.GetBlobsAsync(cancellationToken: cancellationToken).AsPages(continuation, PageSize)
            .WithCancellation(cancellationToken))
        {
            return new CatalogPage(
                [.. page.Values.Select(Read).OfType<CatalogEntry>()],
                string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
        }

        return new CatalogPage([], null);
    }

    /// <returns>Null for a foreign blob.</returns>
    private static CatalogEntry? Read(BlobItem blob) =>
        blob.Name.EndsWith(Extension, StringComparison.Ordinal) && ArticleId.TryParse(blob.Name[..^Extension.Length], out var id)
            && blob.Properties.ETag is { } etag
            ? new CatalogEntry(id, OpaqueETag.From(etag), blob.Properties.LastModified ?? DateTimeOffset.MaxValue)
            : null;
}
