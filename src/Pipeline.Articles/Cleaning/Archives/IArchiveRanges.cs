using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>
/// The ranges of crawl archives that are being cleaned. Safe for any number of concurrent callers in any number of processes. Failures of
/// the service are thrown unchanged: the host retries.
/// </summary>
public interface IArchiveRanges
{
    /// <summary>A range, or null if it is not planned yet.</summary>
    Task<StoredRange?> FindAsync(ArticleId archive, Revision run, int number, CancellationToken cancellationToken);

    /// <summary>Writes a range if the stored one still has <paramref name="expectedETag"/> (null: if there is none).</summary>
    /// <returns>The new ETag, or null if the condition did not hold and nothing was written.</returns>
    Task<string?> TryWriteAsync(
        ArticleId archive, Revision run, ArchiveRange range, string? expectedETag, CancellationToken cancellationToken);

    /// <summary>The planned ranges of a run, ordered by number.</summary>
    IAsyncEnumerable<ArchiveRange> ListAsync(ArticleId archive, Revision run, CancellationToken cancellationToken);

    /// <summary>Removes the ranges of all runs over an archive except one.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="run">The run whose ranges stay; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be done again.</param>
    Task DeleteAsync(ArticleId archive, Revision? run, CancellationToken cancellationToken);
}
