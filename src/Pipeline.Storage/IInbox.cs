using Pipeline.Articles.Contracts;

namespace Pipeline.Storage;

/// <summary>The inbox for code that fills and watches it: the local host, operators. The stages use their own read interface.</summary>
public interface IInbox
{
    /// <summary>Every file now in the inbox, ordered by name, a page of 5,000 at a time.</summary>
    IAsyncEnumerable<InboxFile> ListAsync(CancellationToken cancellationToken);

    /// <summary>Drops a file, replacing one of the same name.</summary>
    /// <param name="name">Its name in the inbox, as <see cref="InboxName"/> allows.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Cancels the operation; nothing is dropped.</param>
    /// <returns>The ETag of the dropped file.</returns>
    /// <exception cref="ArgumentException">The name is not allowed; the message says why.</exception>
    Task<string> UploadAsync(string name, Stream content, CancellationToken cancellationToken);

    /// <summary>Removes a file.</summary>
    /// <returns>False if there is no file with this name.</returns>
    /// <exception cref="ArgumentException">The name is not allowed, so the file is left alone. The message says why.</exception>
    Task<bool> RemoveAsync(string name, CancellationToken cancellationToken);
}
