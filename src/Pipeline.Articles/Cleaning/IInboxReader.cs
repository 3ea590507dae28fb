using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning;

/// <summary>The container where people and crawlers drop files. Read only: the pipeline never changes or removes originals.</summary>
public interface IInboxReader
{
    /// <summary>Opens a file, or returns null if it was removed.</summary>
    /// <param name="name">The blob's name without its container.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException"><see cref="InboxName"/> does not allow the name.</exception>
    Task<DroppedFile?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>Opens one version of a file, to read any part of it.</summary>
    /// <param name="name">The blob's name without its container.</param>
    /// <param name="etag">The version. Reading throws when the file is changed or removed meanwhile.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The file, whose content can seek; null if it was removed or changed.</returns>
    /// <exception cref="ArgumentException"><see cref="InboxName"/> does not allow the name.</exception>
    Task<DroppedFile?> OpenVersionAsync(string name, string etag, CancellationToken cancellationToken);

    /// <summary>
    /// The current ETag of a file without its content, or null if it was removed. Also works for a file whose name is not allowed, which
    /// cannot be opened.
    /// </summary>
    Task<string?> FindETagAsync(string name, CancellationToken cancellationToken);
}
