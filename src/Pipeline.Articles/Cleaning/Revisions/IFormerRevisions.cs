using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning.Revisions;

/// <summary>
/// The last cleaned documents of an article before the current one. They are deleted with it: no text of a withdrawn or killed article
/// stays readable. Failures of the service are thrown unchanged: the host retries.
/// </summary>
public interface IFormerRevisions
{
    /// <summary>Keeps the stored document of an article before it is overwritten, and drops documents over the limit.</summary>
    /// <param name="id">The article.</param>
    /// <param name="etag">The document's ETag; nothing is kept if the document has another one, or does not exist.</param>
    /// <param name="most">The number of documents to keep; 0 drops all.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    Task KeepAsync(ArticleId id, string etag, int most, CancellationToken cancellationToken);

    /// <summary>The former documents, the newest first. One may occur twice, and the current one may be included.</summary>
    IAsyncEnumerable<CleanedArticle> ListAsync(ArticleId id, CancellationToken cancellationToken);
}
