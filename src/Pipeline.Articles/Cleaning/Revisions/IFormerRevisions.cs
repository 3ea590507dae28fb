using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning.Revisions;

/// <summary>
/// The last cleaned documents of an article before the present one. They go when that one goes: of an article that is withdrawn or killed
/// nothing stays readable. Failures of the service are thrown as they are: the host retries.
/// </summary>
public interface IFormerRevisions
{
    /// <summary>Keeps the stored document of an article, which is about to be written over, and drops those over the limit.</summary>
    /// <param name="id">The article.</param>
    /// <param name="etag">The document's; nothing is kept when it has another, or there is none.</param>
    /// <param name="most">How many are kept; 0 drops all.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    Task KeepAsync(ArticleId id, string etag, int most, CancellationToken cancellationToken);

    /// <summary>The former documents, the newest first; one may be there twice, and the present one may be among them.</summary>
    IAsyncEnumerable<CleanedArticle> ListAsync(ArticleId id, CancellationToken cancellationToken);
}
