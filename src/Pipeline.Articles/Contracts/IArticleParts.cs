namespace Pipeline.Articles.Contracts;

/// <summary>
/// Which articles a file that holds several has given, over all its revisions: a removed file is withdrawn with each of them. Failures of
/// the service are thrown as they are: the host retries.
/// </summary>
public interface IArticleParts
{
    /// <summary>Puts a part on record; no error when it is there.</summary>
    Task AddAsync(ArticleId file, ArticleId part, CancellationToken cancellationToken);

    /// <summary>Every part of a file, in no order.</summary>
    IAsyncEnumerable<ArticleId> ListAsync(ArticleId file, CancellationToken cancellationToken);
}
