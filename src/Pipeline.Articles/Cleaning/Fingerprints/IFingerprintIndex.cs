using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning.Fingerprints;

/// <summary>
/// The fingerprints of all articles, and who holds which band: the first article with a band's value holds it until it gives it back. Safe
/// for concurrent callers in any number of processes. Failures of the service are thrown as they are: the host retries.
/// </summary>
public interface IFingerprintIndex
{
    /// <summary>What the index knows of an article, or null.</summary>
    Task<FingerprintEntry?> FindAsync(ArticleId id, CancellationToken cancellationToken);

    /// <summary>Adds or replaces what is known of an article.</summary>
    Task SaveAsync(FingerprintEntry entry, CancellationToken cancellationToken);

    /// <summary>Forgets an article; no error when it is not known. Its bands and its membership are to be given back before.</summary>
    Task DeleteAsync(ArticleId id, CancellationToken cancellationToken);

    /// <summary>Takes each band that nobody holds, in one step that two callers cannot both win.</summary>
    /// <returns>Those of the bands that another article holds, with that article.</returns>
    Task<IReadOnlyDictionary<string, ArticleId>> ClaimAsync(ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken);

    /// <summary>Those of the bands that another article holds, with that article; nothing is taken.</summary>
    Task<IReadOnlyDictionary<string, ArticleId>> FindHoldersAsync(
        ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken);

    /// <summary>Gives back those of the bands that the article holds.</summary>
    Task ReleaseAsync(ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken);

    /// <summary>Makes an article a member of a story, behind its original.</summary>
    Task JoinAsync(FingerprintEntry member, CancellationToken cancellationToken);

    /// <summary>Takes an article out of the members of a story; no error when it is none.</summary>
    Task LeaveAsync(FingerprintEntry member, CancellationToken cancellationToken);

    /// <summary>The earliest member of a story (first seen, then id), or null when there is none.</summary>
    Task<ArticleId?> FindEarliestMemberAsync(ArticleId clusterId, CancellationToken cancellationToken);
}
