using Pipeline.Articles.Operations.Api;

namespace Pipeline.Storage;

/// <summary>The inbox for code that fills and watches it: the local host, operators. The stages use their own read interface.</summary>
public interface IInbox : IInboxWriter
{
    /// <summary>Every file now in the inbox, ordered by name, a page of 5,000 at a time.</summary>
    IAsyncEnumerable<InboxFile> ListAsync(CancellationToken cancellationToken);
}
