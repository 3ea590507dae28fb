using Articles.Extraction.Fingerprints;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning.Fingerprints;

/// <summary>An article in the fingerprint index.</summary>
/// <param name="Id">The article.</param>
/// <param name="Fingerprint">Its text's fingerprint.</param>
/// <param name="SeenAt">When this text, or an earlier revision that is a near-duplicate of it, was first seen.</param>
/// <param name="ClusterId">The story.</param>
/// <param name="DuplicateOf">The story's original, or null when this is the original.</param>
public sealed record FingerprintEntry(
    ArticleId Id, Fingerprint Fingerprint, DateTimeOffset SeenAt, ArticleId ClusterId, ArticleId? DuplicateOf)
{
    /// <summary>
    /// Whether this article counts as the earlier of the two: by the time first seen, then by id, so that all hosts agree.
    /// </summary>
    public bool IsBefore(DateTimeOffset seenAt, ArticleId id) =>
        SeenAt != seenAt ? SeenAt < seenAt : string.CompareOrdinal(Id.ToString(), id.ToString()) < 0;
}
