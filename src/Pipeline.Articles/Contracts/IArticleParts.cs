namespace Pipeline.Articles.Contracts;

/// <summary>
/// The articles that a file with several has given, over all its revisions: when the file is removed, each of them is withdrawn. Failures
/// of the service are thrown unchanged: the host retries.
/// </summary>
public interface IArticleParts
{
    /// <summary>Records a part; no error if it exists.</summary>
    Task AddAsync(ArticleId file, ArticleId part, CancellationToken cancellationToken);

    /// <summary>Every part of a file, in no particular order.</summary>
    IAsyncEnumerable<ArticleId> ListAsync(ArticleId file, CancellationToken cancellationToken);
}
