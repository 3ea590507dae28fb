using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning.Fingerprints;

/// <summary>
/// The fingerprints of all articles, and the holder of each band: the first article with a band's value holds it until it releases it. Safe
/// for concurrent callers in any number of processes. Failures of the service are thrown unchanged: the host retries.
/// </summary>
public interface IFingerprintIndex
{
    /// <summary>The entry of an article, or null.</summary>
    Task<FingerprintEntry?> FindAsync(ArticleId id, CancellationToken cancellationToken);

    /// <summary>Adds or replaces an article's entry.</summary>
    Task SaveAsync(FingerprintEntry entry, CancellationToken cancellationToken);

    /// <summary>Removes an article's entry; no error if there is none. Release its bands and its membership first.</summary>
    Task DeleteAsync(ArticleId id, CancellationToken cancellationToken);

    /// <summary>Takes each free band, atomically: two callers cannot both take one.</summary>
    /// <returns>The bands that other articles hold, with those articles.</returns>
    Task<IReadOnlyDictionary<string, ArticleId>> ClaimAsync(ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken);

    /// <summary>The bands that other articles hold, with those articles. Takes none.</summary>
    Task<IReadOnlyDictionary<string, ArticleId>> FindHoldersAsync(
        ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken);

    /// <summary>Releases the bands that the article holds.</summary>
    Task ReleaseAsync(ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken);

    /// <summary>Makes an article a member of a story, behind its original.</summary>
    Task JoinAsync(FingerprintEntry member, CancellationToken cancellationToken);

    /// <summary>Removes an article from the members of a story; no error if it is not a member.</summary>
    Task LeaveAsync(FingerprintEntry member, CancellationToken cancellationToken);

    /// <summary>The earliest member of a story (first seen, then id), or null if there is none.</summary>
    Task<ArticleId?> FindEarliestMemberAsync(ArticleId clusterId, CancellationToken cancellationToken);
}
