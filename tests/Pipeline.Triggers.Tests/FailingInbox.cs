using Pipeline.Articles.Cleaning;

namespace Pipeline.Triggers.Tests;

/// <summary>An inbox whose files cannot be opened for a while.</summary>
internal sealed class FailingInbox(IInboxReader inbox, Faults faults) : IInboxReader
{
    private int _opened;

    public int Opened => _opened;

    public Task<DroppedFile?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _opened);
        return faults.Inbox ? throw new TimeoutException("The inbox does not answer.") : inbox.OpenAsync(name, cancellationToken);
    }

    public Task<DroppedFile?> OpenVersionAsync(string name, string etag, CancellationToken cancellationToken) =>
        inbox.OpenVersionAsync(name, etag, cancellationToken);

    public Task<string?> FindETagAsync(string name, CancellationToken cancellationToken) => inbox.FindETagAsync(name, cancellationToken);
}
