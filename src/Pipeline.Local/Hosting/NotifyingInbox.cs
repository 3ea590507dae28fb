using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>The inbox for writers in this process: their drops are processed at once, without waiting for the next listing.</summary>
internal sealed class NotifyingInbox(IInbox inbox, DropQueue drops, TimeProvider time) : IInbox
{
    public IAsyncEnumerable<InboxFile> ListAsync(CancellationToken cancellationToken) => inbox.ListAsync(cancellationToken);

    public async Task<string> UploadAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var etag = await inbox.UploadAsync(name, content, cancellationToken);
        Offer(name, etag, content);
        return etag;
    }

    public async Task<string?> CreateAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        if (await inbox.CreateAsync(name, content, cancellationToken) is not { } etag)
        {
            return null;
        }

        Offer(name, etag, content);
        return etag;
    }

    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => inbox.RemoveAsync(name, cancellationToken);

    private void Offer(string name, string etag, Stream content) =>
        drops.Offer(new InboxFile(name, etag, content.CanSeek ? content.Length : 0, time.GetUtcNow()));
}
