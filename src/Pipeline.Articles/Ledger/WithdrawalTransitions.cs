using System.Diagnostics.CodeAnalysis;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Ledger;

/// <summary>The changes that a withdrawal may make to a row. Each returns the changed row, or null if the row must not change.</summary>
internal static class WithdrawalTransitions
{
    /// <summary>
    /// The article is withdrawn; its documents, index entry and copies are removed from now on. If the row has changed since
    /// <paramref name="known"/>, that change wins. A kill stays on record, whatever happens to its file.
    /// </summary>
    public static LedgerEntry? Withdrawn(this LedgerEntry? entry, LedgerEntry known, RejectionReason reason, DateTimeOffset at)
    {
        if (entry is null or { Stage: ArticleStage.Withdrawn } or { IsKilled: true } || !entry.IsUnchangedSince(known))
        {
            return null;
        }

        return entry.WithoutTrouble() with
        {
            Stage = ArticleStage.Withdrawn,
            Sequence = entry.Sequence + 1,
            Revision = default,
            SourceETag = null,
            WithdrawnAt = at,
            Delivered = [],
            Reason = reason,
        };
    }

    /// <summary>
    /// As <see cref="Withdrawn"/>, because the article has moved to the id of another spelling; it stays a kill if it is one there.
    /// </summary>
    public static LedgerEntry? Moved(
        this LedgerEntry? entry, LedgerEntry known, bool isKilled, RejectionReason reason, DateTimeOffset at) =>
        entry.Withdrawn(known, reason, at) is { } row ? row with { IsKilled = isKilled } : null;

    /// <summary>A kill matches no known story: the row says so. Other rows do not change.</summary>
    public static LedgerEntry? KillUnmet(this LedgerEntry? entry, RejectionReason reason) =>
        entry is { Stage: ArticleStage.Rejected, IsKilled: true } ? entry with { Reason = reason } : null;

    /// <summary>A document without a row is withdrawn: it gets a row that says so.</summary>
    public static LedgerEntry? WithdrawnUnrecorded(
        this LedgerEntry? entry, ArticleDocument document, string? cleanETag, RejectionReason reason, DateTimeOffset at) =>
        entry is not null ? null : ArticleOrigin.Of(document).NewRow() with
        {
            Stage = ArticleStage.Withdrawn,
            Sequence = document.Sequence + 1,
            CleanETag = cleanETag,
            FirstSeenAt = document.FirstSeenAt,
            WithdrawnAt = at,
            Reason = reason,
        };

    /// <summary>A document without a row gets the row that it must have had.</summary>
    public static LedgerEntry? Adopted(this LedgerEntry? entry, ArticleDocument document, string? cleanETag) =>
        entry is not null ? null : ArticleOrigin.Of(document).NewRow() with
        {
            Revision = document.Revision,
            Sequence = document.Sequence,
            Title = document.Title,
            CleanETag = cleanETag,
            CleanedAt = document.CleanedAt,
            FirstSeenAt = document.FirstSeenAt,
            ClusterId = document.ClusterId,
            DuplicateOf = document.DuplicateOf,
        };

    /// <summary>The withdrawal is finished, and every subscriber was told.</summary>
    public static LedgerEntry? TakenBack(this LedgerEntry? entry, LedgerEntry known)
    {
        if (!entry.IsStill(known))
        {
            return null;
        }

        // The reason says why it was withdrawn or rejected, and stays.
        return entry.WithoutEnrichment() with
        {
            Recipients = [],
            CleanETag = null,
            Parts = known.Stage == ArticleStage.Expanded ? entry.Parts : 0,
            Contents = known.Stage == ArticleStage.Expanded ? entry.Contents : null,
            ClusterId = null,
            DuplicateOf = null,
            StoryId = null,
            Story = null,
            Attempts = 0,
            FailedIn = null,
        };
    }

    /// <summary>Some subscribers could not be told yet.</summary>
    public static LedgerEntry? NotToldAll(
        this LedgerEntry? entry, LedgerEntry known, IReadOnlyList<string> left, IEnumerable<string> faults)
    {
        if (!entry.IsStill(known))
        {
            return null;
        }

        // The code says why it was withdrawn, and stays; so does a rejection.
        var reason = entry is { Stage: ArticleStage.Withdrawn, Reason: { } present }
            ? present with { Message = $"Not every subscriber could be told yet. {string.Join(' ', faults)}" }
            : entry.Reason;
        return entry with { Recipients = left, Attempts = entry.Attempts + 1, Reason = reason };
    }

    /// <summary>Whether the article is still withdrawn, or rejected, as when <paramref name="known"/> was read.</summary>
    private static bool IsStill([NotNullWhen(true)] this LedgerEntry? entry, LedgerEntry known) =>
        entry is not null && entry.Sequence == known.Sequence && entry.Stage == known.Stage;
}
