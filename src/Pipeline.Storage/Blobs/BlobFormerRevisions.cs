using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Revisions;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Blobs;

/// <summary>
/// Former cleaned documents as snapshots of the document's blob: they are deleted with it in one request, and a deleted blob cannot have
/// new ones.
/// </summary>
internal sealed class BlobFormerRevisions(BlobServiceClient service) : IFormerRevisions
{
    private readonly BlobContainerClient _container = service.GetBlobContainerClient(StorageNames.CleanArticles);

    public async Task KeepAsync(ArticleId id, string etag, int most, CancellationToken cancellationToken)
    {
        if (most > 0)
        {
            try
            {
                var unchanged = new BlobRequestConditions { IfMatch = OpaqueETag.ToHeader(etag) };
                await Blob(id).CreateSnapshotAsync(conditions: unchanged, cancellationToken: cancellationToken);
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                // Another document was written meanwhile, or it was deleted.
                return;
            }
        }

        foreach (var snapshot in (await SnapshotsAsync(id, cancellationToken)).Skip(most))
        {
            await Blob(id).WithSnapshot(snapshot).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
    }

    public async IAsyncEnumerable<CleanedArticle> ListAsync(ArticleId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var snapshot in await SnapshotsAsync(id, cancellationToken))
        {
            if (await ReadAsync(Blob(id).WithSnapshot(snapshot), id, cancellationToken) is { } article)
            {
                yield return article;
            }
        }
    }

    /// <summary>The times of the snapshots, which are their names, the newest first.</summary>
    private async Task<List<string>> SnapshotsAsync(ArticleId id, CancellationToken cancellationToken)
    {
        var options = new GetBlobsOptions { States = BlobStates.Snapshots, Prefix = NameOf(id) };
        return await _container.GetBlobsAsync(options, cancellationToken)
            .Where(blob => blob.Snapshot is not null && blob.Name == NameOf(id))
            .Select(blob => blob.Snapshot)
            .OrderByDescending(snapshot => snapshot, StringComparer.Ordinal)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Null if it was deleted, or this version cannot read it: only comparisons need it.</summary>
    private static async Task<CleanedArticle?> ReadAsync(BlobBaseClient snapshot, ArticleId id, CancellationToken cancellationToken)
    {
        try
        {
            BlobDownloadResult blob = await snapshot.DownloadContentAsync(cancellationToken);
            var article = JsonSerializer.Deserialize(blob.Content.ToMemory().Span, CleaningJson.Default.CleanedArticle);
            return article?.Id == id ? article : null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private BlobClient Blob(ArticleId id) => _container.GetBlobClient(NameOf(id));

    private static string NameOf(ArticleId id) => $"{id}.json";
}
