using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning;

/// <summary>
/// The container where people and crawlers drop files. Read only: originals are never changed or removed by the pipeline.
/// </summary>
public interface IInboxReader
{
    /// <summary>Opens a file, or returns null when it is gone.</summary>
    /// <param name="name">The blob's name without its container.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The name is none that <see cref="InboxName"/> allows.</exception>
    Task<DroppedFile?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// The current ETag of a file without its content, or null when it is gone; also of one whose name is not allowed, which cannot be
    /// opened.
    /// </summary>
    Task<string?> FindETagAsync(string name, CancellationToken cancellationToken);
}
