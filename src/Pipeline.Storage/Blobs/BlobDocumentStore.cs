using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Blobs;

/// <summary>One stage's documents as blobs, <c>{id}.json</c> in one container.</summary>
internal sealed class BlobDocumentStore<TDocument>(BlobServiceClient service, string container, JsonTypeInfo<TDocument> json)
    : IDocumentStore<TDocument>
    where TDocument : ArticleDocument
{
    // Metadata that identifies our own write if its response was lost and the SDK's second try had a conflict.
    private const string WriteIdKey = "writeid";

    private readonly BlobContainerClient _container = service.GetBlobContainerClient(container);

    public async Task<StoredDocument<TDocument>?> ReadAsync(ArticleId id, CancellationToken cancellationToken)
    {
        BlobDownloadResult blob;
        try
        {
            blob = await Blob(id).DownloadContentAsync(cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }

        try
        {
            return new StoredDocument<TDocument>(Read(id, blob.Content.ToMemory().Span), OpaqueETag.From(blob.Details.ETag));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"{container}/{id}.json is not a document of this pipeline: {e.Message} Delete it, and run reprocess --lost to make it "
                    + "again.", e);
        }
    }

    private TDocument Read(ArticleId id, ReadOnlySpan<byte> content)
    {
        var document = JsonSerializer.Deserialize(content, json) ?? throw new JsonException("The document is null.");
        if (document.SchemaVersion is < 1 or > ArticleDocument.CurrentSchemaVersion)
        {
            throw new JsonException(
                $"It has schema version {document.SchemaVersion}, but this program reads up to "
                + $"{ArticleDocument.CurrentSchemaVersion}.");
        }

        return document.Id == id ? document : throw new JsonException($"It is the document of another article, {document.Id}.");
    }

    public async Task<string?> FindETagAsync(ArticleId id, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties properties = await Blob(id).GetPropertiesAsync(cancellationToken: cancellationToken);
            return OpaqueETag.From(properties.ETag);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    public async Task<string?> TryWriteAsync(TDocument document, string? expectedETag, CancellationToken cancellationToken)
    {
        var blob = Blob(document.Id);
        var writeId = Guid.NewGuid().ToString("N");
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
            Conditions = expectedETag is null
                ? new BlobRequestConditions { IfNoneMatch = ETag.All }
                : new BlobRequestConditions { IfMatch = OpaqueETag.ToHeader(expectedETag) },
            Metadata = new Dictionary<string, string> { [WriteIdKey] = writeId },
        };
        try
        {
            BlobContentInfo written =
                await blob.UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(document, json)), options, cancellationToken);
            return OpaqueETag.From(written.ETag);
        }
        catch (RequestFailedException e) when (IsConflict(e))
        {
            return await FindOwnWriteAsync(blob, writeId, cancellationToken);
        }
    }

    public async Task DeleteAsync(ArticleId id, string expectedETag, CancellationToken cancellationToken)
    {
        try
        {
            var unchanged = new BlobRequestConditions { IfMatch = OpaqueETag.ToHeader(expectedETag) };
            await Blob(id).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, unchanged, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // Another document was written meanwhile, and stays.
        }
    }

    public Uri Locate(ArticleId id) => new(Blob(id).Uri.GetLeftPart(UriPartial.Path));

    private static bool IsConflict(RequestFailedException e) =>
        e.Status == 412 || e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.BlobNotFound;

    private static async Task<string?> FindOwnWriteAsync(BlobClient blob, string writeId, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties stored = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            return stored.Metadata.TryGetValue(WriteIdKey, out var storedId) && storedId == writeId ? OpaqueETag.From(stored.ETag) : null;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    private BlobClient Blob(ArticleId id) => _container.GetBlobClient($"{id}.json");
}
