using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Operations.Api;

/// <summary>The inbox for operators: puts files in and takes them out. The stages only read it.</summary>
public interface IInboxWriter
{
    /// <summary>Drops a file, replacing one of the same name.</summary>
    /// <param name="name">Its name in the inbox, as <see cref="InboxName"/> allows.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Cancels the operation; nothing is dropped.</param>
    /// <returns>The ETag of the dropped file.</returns>
    /// <exception cref="ArgumentException">The name is not allowed; the message says why.</exception>
    Task<string> UploadAsync(string name, Stream content, CancellationToken cancellationToken);

    /// <summary>Drops a file if there is none of the same name.</summary>
    /// <param name="name">Its name in the inbox, as <see cref="InboxName"/> allows.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Cancels the operation; nothing is dropped.</param>
    /// <returns>The ETag of the dropped file; null if there is one, which stays as it is.</returns>
    /// <exception cref="ArgumentException">The name is not allowed; the message says why.</exception>
    Task<string?> CreateAsync(string name, Stream content, CancellationToken cancellationToken);

    /// <summary>Removes a file.</summary>
    /// <returns>False if there is no file with this name.</returns>
    /// <exception cref="ArgumentException">The name is not allowed, so the file is left alone. The message says why.</exception>
    Task<bool> RemoveAsync(string name, CancellationToken cancellationToken);
}
