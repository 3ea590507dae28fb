namespace Pipeline.Articles.Contracts;

/// <summary>
/// The articles that a file with several has given, over all its revisions: when the file is removed, each of them is withdrawn. Failures
/// of the service are thrown unchanged: the host retries.
/// </summary>
public interface IArticleParts
{
    /// <summary>Records a part; no error if it exists.</summary>
    Task AddAsync(ArticleId file, ArticleId part, CancellationToken cancellationToken);

    /// <summary>
    /// Records an article of a crawl archive as found in a record, unless another record of the same run has found it before.
    /// </summary>
    /// <param name="file">The archive.</param>
    /// <param name="part">The article.</param>
    /// <param name="run">The run over the archive.</param>
    /// <param name="record">The record's key.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again, with the same result.</param>
    /// <returns>Whether this record was the first.</returns>
    Task<bool> ClaimAsync(ArticleId file, ArticleId part, Revision run, string record, CancellationToken cancellationToken);

    /// <summary>Every part of a file, ordered by id (ordinal).</summary>
    /// <param name="file">The file.</param>
    /// <param name="after">The part after which to begin; null for the first.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    IAsyncEnumerable<ArticleId> ListAsync(ArticleId file, ArticleId? after, CancellationToken cancellationToken);

    /// <summary>Every part of a file, ordered by id (ordinal).</summary>
    IAsyncEnumerable<ArticleId> ListAsync(ArticleId file, CancellationToken cancellationToken) =>
        ListAsync(file, after: null, cancellationToken);
}
