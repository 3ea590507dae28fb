using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>The inbox for writers in this process: their drops are processed at once, without waiting for the next listing.</summary>
internal sealed class NotifyingInbox(IInbox inbox, DropQueue drops, TimeProvider time) : IInbox
{
    public IAsyncEnumerable<InboxFile> ListAsync(CancellationToken cancellationToken) => inbox.ListAsync(cancellationToken);

    public async Task<string> UploadAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var etag = await inbox.UploadAsync(name, content, cancellationToken);
        drops.Offer(new InboxFile(name, etag, content.CanSeek ? content.Length : 0, time.GetUtcNow()));
        return etag;
    }

    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => inbox.RemoveAsync(name, cancellationToken);
}
