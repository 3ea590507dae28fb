using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations.Events;

namespace Pipeline.Storage.Blobs;

/// <summary>
/// Event Grid's dead letters as it writes them: <c>SUBSCRIPTION/2026/11/5/9/{id}.json</c>, several events to a blob
/// (https://learn.microsoft.com/azure/event-grid/manage-event-delivery). One that is set aside is marked by its metadata.
/// </summary>
internal sealed class BlobDeadLetters(BlobServiceClient service) : IDeadLetters
{
    private const string SetAside = "setaside";

    private readonly BlobContainerClient _container = service.GetBlobContainerClient(StorageNames.DeadLetters);

    public async IAsyncEnumerable<DeadLetter> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var blob in await ListNamesAsync(cancellationToken))
        {
            if (await ReadAsync(blob, cancellationToken) is { } letter)
            {
                yield return letter;
            }
        }
    }

    public async Task DeleteAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        try
        {
            await _container.GetBlobClient(letter.Name).DeleteAsync(
                DeleteSnapshotsOption.IncludeSnapshots, AsRead(letter), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // Another run has sent it, too.
        }
    }

    public async Task SetAsideAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        try
        {
            await _container.GetBlobClient(letter.Name).SetMetadataAsync(
                new Dictionary<string, string> { [SetAside] = "true" }, AsRead(letter), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // Another run has.
        }
    }

    private static BlobRequestConditions AsRead(DeadLetter letter) => new() { IfMatch = OpaqueETag.ToHeader(letter.ETag) };

    private async Task<IReadOnlyList<string>> ListNamesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancellationToken)
                .Where(blob => !blob.Metadata.ContainsKey(SetAside))
                .OrderBy(blob => blob.Properties.CreatedOn)
                .Select(blob => blob.Name)
                .ToListAsync(cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return [];
        }
    }

    private async Task<DeadLetter?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var content = (await _container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value;
            return new DeadLetter(name, content.Content.ToMemory(), OpaqueETag.From(content.Details.ETag));
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }
}
