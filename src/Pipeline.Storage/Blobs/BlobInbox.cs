using System.Runtime.CompilerServices;
using System.Xml;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Reprocessing.Finders;

namespace Pipeline.Storage.Blobs;

/// <summary>
/// The inbox as a blob container; for the stages (<see cref="IInboxReader"/>, read only) and for writers (<see cref="IInbox"/>).
/// </summary>
internal sealed class BlobInbox(BlobServiceClient service) : IInboxReader, IInboxListing, IInbox
{
    private const int BlockSize = 1024 * 1024;

    // By itself the SDK sends up to 256 MB at once, and holds five blocks of 8 MB of a larger file.
    private static readonly StorageTransferOptions Transfer = new()
    {
        InitialTransferSize = 8 * BlockSize,
        MaximumTransferSize = 4 * BlockSize,
        MaximumConcurrency = 2,
    };

    private readonly BlobContainerClient _container = service.GetBlobContainerClient(StorageNames.Inbox);

    public async Task<DroppedFile?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            // One request gives content and ETag of the same version; a broken download resumes on that ETag or fails.
            BlobDownloadStreamingResult blob = await Blob(name).DownloadStreamingAsync(cancellationToken: cancellationToken);
            return new DroppedFile(
                name, blob.Content, OpaqueETag.From(blob.Details.ETag), blob.Details.ContentLength, blob.Details.LastModified);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    public async Task<DroppedFile?> OpenVersionAsync(string name, string etag, CancellationToken cancellationToken)
    {
        var blob = Blob(name);
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            if (OpaqueETag.From(properties.ETag) != etag)
            {
                return null;
            }

            // Block by block: a connection that is held open while pages are cleaned would be closed by the service.
            var options = new BlobOpenReadOptions(allowModifications: false)
            {
                BufferSize = BlockSize,
                Conditions = new BlobRequestConditions { IfMatch = properties.ETag },
            };
            var content = await blob.OpenReadAsync(options, cancellationToken);
            return new DroppedFile(name, content, etag, properties.ContentLength, properties.LastModified);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound || e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return null;
        }
    }

    public async Task<string?> FindETagAsync(string name, CancellationToken cancellationToken)
    {
        if (name.Length == 0)
        {
            return null;
        }

        if (!InboxName.IsAllowed(name))
        {
            return await FindListedETagAsync(name, cancellationToken);
        }

        try
        {
            BlobProperties properties = await Blob(name).GetPropertiesAsync(cancellationToken: cancellationToken);
            return OpaqueETag.From(properties.ETag);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    public async Task<InboxPage> ListAsync(string? marker, CancellationToken cancellationToken)
    {
        await foreach (var page in _container.GetBlobsAsync(cancellationToken: cancellationToken).AsPages(marker)
            .WithCancellation(cancellationToken))
        {
            var files = page.Values.Select(blob => new ListedFile(
                blob.Name, OpaqueETag.From(blob.Properties.ETag.GetValueOrDefault()), blob.Properties.LastModified.GetValueOrDefault()));
            return new InboxPage([.. files], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
        }

        return new InboxPage([], Next: null);
    }

    public async IAsyncEnumerable<InboxFile> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in _container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            yield return new InboxFile(
                blob.Name,
                OpaqueETag.From(blob.Properties.ETag.GetValueOrDefault()),
                blob.Properties.ContentLength.GetValueOrDefault(),
                blob.Properties.LastModified.GetValueOrDefault());
        }
    }

    public async Task<string> UploadAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions { TransferOptions = Transfer };
        BlobContentInfo written = await Blob(name).UploadAsync(content, options, cancellationToken);
        return OpaqueETag.From(written.ETag);
    }

    public async Task<string?> CreateAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var options =
            new BlobUploadOptions { TransferOptions = Transfer, Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        try
        {
            BlobContentInfo written = await Blob(name).UploadAsync(content, options, cancellationToken);
            return OpaqueETag.From(written.ETag);
        }
        catch (RequestFailedException e)
            when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return null;
        }
    }

    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) =>
        await Blob(name).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);

    /// <summary>The version of a file whose name cannot be an address: a listing gives it, and takes the name as a parameter.</summary>
    private async Task<string?> FindListedETagAsync(string name, CancellationToken cancellationToken)
    {
        // A listing repeats the prefix that it was asked for, so that has to be characters that XML has.
        var prefix = string.Concat(name.TakeWhile(character => char.IsSurrogate(character) || XmlConvert.IsXmlChar(character)));
        var listing = _container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken);
        // A whole name comes before all that begin with it.
        var found = await listing.FirstOrDefaultAsync(blob => blob.Name == name || prefix == name, cancellationToken);
        return found?.Name == name ? OpaqueETag.From(found.Properties.ETag.GetValueOrDefault()) : null;
    }

    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    /// <exception cref="InvalidOperationException">The storage library makes the address of another blob of it.</exception>
    private BlobClient Blob(string name)
    {
        InboxName.Validate(name);
        var blob = _container.GetBlobClient(name);
        return InboxAddress.IsOf(_container.Uri, blob.Uri, name)
            ? blob
            : throw new InvalidOperationException(
                "The file's name gives the address of another file, so the file is not touched. Drop it under another name.");
    }
}
