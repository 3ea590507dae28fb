using System.Globalization;
using Articles.Extraction.Fingerprints;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning.Fingerprints;

/// <summary>
/// Finds the story that an article is a near-duplicate of, by locality-sensitive hashing: fingerprints are cut into bands, and only
/// articles that share a whole band are compared (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4; after Broder 1997). The
/// first article with a band's value holds it. An article takes its bands before it checks who holds the rest. So of two that arrive at
/// once, at least one sees the other, and each can tell whether the other sees it. If only one sees the other, it is the duplicate. If both
/// do, the earlier one (first seen, then id) is the original.
/// </summary>
public sealed class DuplicateFinder(IFingerprintIndex index, IOptions<DuplicateOptions> options)
{
    /// <summary>Texts of fewer words are never compared: a ferry timetable and the next day's share most of their shingles.</summary>
    public const int MinWords = 50;

    /// <summary>Places an article among its near-duplicates. The same article twice gives the same answer.</summary>
    /// <param name="id">The article.</param>
    /// <param name="fingerprint">Its text's fingerprint as the document has it, or null.</param>
    /// <param name="wordCount">The text's words.</param>
    /// <param name="wasPlaced">Whether this revision, or an earlier one, was placed before.</param>
    /// <param name="now">The time, for a text that is seen for the first time.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<DuplicatePlace> PlaceAsync(
        ArticleId id, string? fingerprint, int wordCount, bool wasPlaced, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!options.Value.FindDuplicates || wordCount < MinWords || !Fingerprint.TryParse(fingerprint, out var own))
        {
            return wasPlaced ? new DuplicatePlace(null, null, await ReleaseAsync(id, cancellationToken)) : default;
        }

        var before = wasPlaced ? await index.FindAsync(id, cancellationToken) : null;
        var staysInStory = before is not null && before.Fingerprint.Similarity(own) >= Fingerprint.NearDuplicate;
        var entry = staysInStory ? before! with { Fingerprint = own } : Begin(id, own, now);
        var successor = !staysInStory && before is { DuplicateOf: null }
            ? await index.FindEarliestMemberAsync(before.ClusterId, cancellationToken)
            : null;
        if (before is not null)
        {
            await index.ReleaseAsync(id, [.. before.Fingerprint.Bands().Except(own.Bands())], cancellationToken);
        }

        await index.SaveAsync(entry, cancellationToken);
        var original = await FindOriginalAsync(entry, cancellationToken);
        var placed = original is null
            ? entry with { DuplicateOf = null }
            : entry with { DuplicateOf = original.Id, ClusterId = original.ClusterId };
        await MoveAsync(before, placed, cancellationToken);
        if (placed != entry)
        {
            await index.SaveAsync(placed, cancellationToken);
        }

        return new DuplicatePlace(placed.ClusterId, placed.DuplicateOf, successor);
    }

    /// <summary>
    /// Finds what an embargoed article is a near-duplicate of, without placing it. Until its embargo ends it is no original and no member of
    /// a story: subscribers that exclude duplicates would get neither of the two. Bands that an earlier revision held are released.
    /// </summary>
    /// <param name="id">The article.</param>
    /// <param name="fingerprint">Its text's fingerprint as the document has it, or null.</param>
    /// <param name="wordCount">The text's words.</param>
    /// <param name="wasPlaced">Whether an earlier revision, or this one, was placed before.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<DuplicatePlace> FindHeldBackAsync(
        ArticleId id, string? fingerprint, int wordCount, bool wasPlaced, CancellationToken cancellationToken)
    {
        var successor = wasPlaced ? await ReleaseAsync(id, cancellationToken) : null;
        if (!options.Value.FindDuplicates || wordCount < MinWords || !Fingerprint.TryParse(fingerprint, out var own))
        {
            return new DuplicatePlace(null, null, successor);
        }

        var held = await index.FindHoldersAsync(id, own.Bands(), cancellationToken);
        var original = await FindEarliestAsync(held, holder => MayBeOriginal(holder, id, own), cancellationToken);
        return original is null
            ? new DuplicatePlace(null, null, successor)
            : new DuplicatePlace(original.ClusterId, original.DuplicateOf ?? original.Id, successor);
    }

    /// <summary>Places an article where its document says that it was placed before, because its row is lost.</summary>
    /// <param name="article">The document.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task RestoreAsync(CleanedArticle article, CancellationToken cancellationToken)
    {
        if (article is not { ClusterId: { } cluster, FirstSeenAt: { } seenAt } || !Fingerprint.TryParse(article.Fingerprint, out var own))
        {
            return;
        }

        var before = await index.FindAsync(article.Id, cancellationToken);
        var restored = new FingerprintEntry(article.Id, own, WholeMilliseconds(seenAt), cluster, article.DuplicateOf);
        await MoveAsync(before, restored, cancellationToken);
        await index.SaveAsync(restored, cancellationToken);
    }

    /// <summary>
    /// Releases the bands of a removed article. Call <see cref="ForgetAsync"/> after its successor was made again; until then this method
    /// may be called again.
    /// </summary>
    /// <returns>The earliest duplicate of a removed original, which is now the story's original and must be updated; else null.</returns>
    public async Task<ArticleId?> ReleaseAsync(ArticleId id, CancellationToken cancellationToken)
    {
        if (await index.FindAsync(id, cancellationToken) is not { } entry)
        {
            return null;
        }

        await index.ReleaseAsync(id, entry.Fingerprint.Bands(), cancellationToken);
        if (entry.DuplicateOf is null)
        {
            return await index.FindEarliestMemberAsync(entry.ClusterId, cancellationToken);
        }

        await index.LeaveAsync(entry, cancellationToken);
        return null;
    }

    /// <summary>The last step of a removal.</summary>
    public Task ForgetAsync(ArticleId id, CancellationToken cancellationToken) => index.DeleteAsync(id, cancellationToken);

    /// <summary>A new story. Its id is not the article's id, because the article may come back with another story.</summary>
    private static FingerprintEntry Begin(ArticleId id, Fingerprint fingerprint, DateTimeOffset now)
    {
        var seenAt = WholeMilliseconds(now);
        return new FingerprintEntry(
            id, fingerprint, seenAt, ArticleId.FromPart(id.ToString(), seenAt.ToString("O", CultureInfo.InvariantCulture)), null);
    }

    /// <summary>The precision of the index's times on every service.</summary>
    private static DateTimeOffset WholeMilliseconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private async Task<FingerprintEntry?> FindOriginalAsync(FingerprintEntry entry, CancellationToken cancellationToken)
    {
        var bands = entry.Fingerprint.Bands();
        var held = await index.ClaimAsync(entry.Id, bands, cancellationToken);
        var original = await FindEarliestAsync(held, holder => Precedes(holder, entry, bands, held), cancellationToken);

        // The holder may itself be a duplicate. The article that it names is the original as long as it exists.
        return original?.DuplicateOf is { } first && await index.FindAsync(first, cancellationToken) is { DuplicateOf: null } root
            ? root
            : original;
    }

    /// <summary>The first of the holders that qualify; null when none does.</summary>
    private async Task<FingerprintEntry?> FindEarliestAsync(
        IReadOnlyDictionary<string, ArticleId> held, Predicate<FingerprintEntry> qualifies, CancellationToken cancellationToken)
    {
        var holders = await Task.WhenAll(held.Values.Distinct().Select(id => index.FindAsync(id, cancellationToken)));
        FingerprintEntry? earliest = null;
        foreach (var holder in holders)
        {
            if (holder is not null && qualifies(holder) && (earliest is null || holder.IsBefore(earliest.SeenAt, earliest.Id)))
            {
                earliest = holder;
            }
        }

        return earliest;
    }

    private static bool MayBeOriginal(FingerprintEntry holder, ArticleId id, Fingerprint fingerprint) =>
        holder.DuplicateOf != id && holder.Fingerprint.Similarity(fingerprint) >= Fingerprint.NearDuplicate;

    private static bool Precedes(
        FingerprintEntry holder, FingerprintEntry entry, IReadOnlyList<string> bands, IReadOnlyDictionary<string, ArticleId> held)
    {
        if (!MayBeOriginal(holder, entry.Id, entry.Fingerprint))
        {
            return false;
        }

        var isSeen = bands.Intersect(holder.Fingerprint.Bands()).Any(band => !held.ContainsKey(band));
        return !isSeen || holder.IsBefore(entry.SeenAt, entry.Id);
    }

    /// <summary>Updates the stories' member lists when the article moves.</summary>
    private async Task MoveAsync(FingerprintEntry? before, FingerprintEntry placed, CancellationToken cancellationToken)
    {
        if (before?.DuplicateOf is not null
            && (placed.DuplicateOf is null || before.ClusterId != placed.ClusterId || before.SeenAt != placed.SeenAt))
        {
            await index.LeaveAsync(before, cancellationToken);
        }

        if (placed.DuplicateOf is not null)
        {
            await index.JoinAsync(placed, cancellationToken);
        }
    }
}
