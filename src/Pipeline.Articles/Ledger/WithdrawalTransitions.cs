using System.Diagnostics.CodeAnalysis;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Ledger;

/// <summary>What withdrawing may do to a row. Each gives the row as it is then, or null when it must be left as it is.</summary>
internal static class WithdrawalTransitions
{
    /// <summary>
    /// The article is withdrawn; what is left of it is taken back from now on. Somebody who has changed the row since <paramref name="known"/>
    /// goes first. A kill stays on record, whatever becomes of its file.
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

    /// <summary>A document that has no row is taken back: it gets a row that says so.</summary>
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

    /// <summary>A document that has no row gets the row that it must have had.</summary>
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

    /// <summary>Everything that the article had left is taken back, and everybody was told.</summary>
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
            ClusterId = null,
            DuplicateOf = null,
            Attempts = 0,
            FailedIn = null,
        };
    }

    /// <summary>Some could not be told yet.</summary>
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

    /// <summary>Whether the article is withdrawn, or rejected, as it was when <paramref name="known"/> was read.</summary>
    private static bool IsStill([NotNullWhen(true)] this LedgerEntry? entry, LedgerEntry known) =>
        entry is not null && entry.Sequence == known.Sequence && entry.Stage == known.Stage;
}
