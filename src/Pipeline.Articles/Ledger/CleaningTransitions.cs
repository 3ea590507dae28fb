using System.Collections.ObjectModel;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Ledger;

/// <summary>The changes that cleaning may make to a row. Each returns the changed row, or null if the row must not change.</summary>
internal static class CleaningTransitions
{
    /// <summary>True if no other version was read or withdrawn since <paramref name="known"/> was read.</summary>
    public static bool IsUnchangedSince(this LedgerEntry? entry, LedgerEntry? known) =>
        entry is null
            || (entry.Sequence == (known?.Sequence ?? 0) && entry.SourceETag == known?.SourceETag
                && entry.Name == (known?.Name ?? entry.Name));

    /// <summary>The sequence of a revision: the one it has, or the next.</summary>
    public static int NextSequence(this LedgerEntry? entry, Revision revision)
    {
        if (entry is null)
        {
            return 1;
        }

        var isThatRevision = entry.Revision == revision && entry is { Sequence: > 0, Stage: not ArticleStage.Withdrawn };
        return isThatRevision ? entry.Sequence : entry.Sequence + 1;
    }

    /// <summary>The file was dropped again with the same bytes.</summary>
    public static LedgerEntry? SeenAgain(this LedgerEntry? entry, LedgerEntry known, string sourceETag) =>
        entry is not null && entry.IsUnchangedSince(known) ? entry with { SourceETag = sourceETag } : null;

    /// <summary>The file that carried the item was removed. Another file has the same version and carries it from now on.</summary>
    public static LedgerEntry? CarriedOn(this LedgerEntry? entry, LedgerEntry known, ArticleOrigin origin, string sourceETag) =>
        entry.Carried(known, origin, sourceETag) is { } carried
            ? carried with { OtherFiles = OtherFile.Besides(carried.OtherFiles, known.Name) }
            : null;

    /// <summary>Another archive has the same article in an older capture of the page.</summary>
    public static LedgerEntry? FoundToo(this LedgerEntry? entry, LedgerEntry known, ArticleOrigin origin) =>
        entry is null || !entry.IsUnchangedSince(known) || entry.Revision != known.Revision ? null : entry with
        {
            OtherFiles = OtherFile.Besides(
                [.. entry.OtherFiles.Where(file => file.Name != origin.Name), OtherFile.Of(origin.Name, origin.Part, origin.Item)],
                entry.Name),
        };

    /// <summary>A later file has the same version of the item: from now on the later file carries it.</summary>
    public static LedgerEntry? Carried(this LedgerEntry? entry, LedgerEntry known, ArticleOrigin origin, string sourceETag) =>
        entry is null || !entry.IsUnchangedSince(known) ? null : entry with
        {
            Name = origin.Name,
            Part = origin.Part,
            Item = origin.Item,
            SourceETag = sourceETag,
            OtherFiles = entry.FilesBesides(origin.Name),
        };

    /// <summary>
    /// The file holds several articles, or one that is identified by its item's id; each has its own row. The reason is a note about
    /// versions that are not the newest of their items.
    /// </summary>
    public static LedgerEntry? Expanded(
        this LedgerEntry? entry, LedgerEntry? known, ArticleOrigin origin, Revision revision, int parts, CleaningRun run,
        RejectionReason? note = null, IReadOnlyDictionary<string, long>? omitted = null)
    {
        if (!entry.IsUnchangedSince(known))
        {
            return null;
        }

        return (entry ?? origin.NewRow()).WithoutTrouble() with
        {
            Stage = ArticleStage.Expanded,
            Revision = revision,
            Sequence = entry.NextSequence(revision),
            SourceETag = run.SourceETag,
            CleanerVersion = run.CleanerVersion,
            CleanedAt = run.At,
            Parts = parts,
            Omitted = omitted ?? ReadOnlyDictionary<string, long>.Empty,
            Contents = null,
            Reason = note,
        };
    }

    /// <summary>The file or the part is not an article, or its agency has killed the item.</summary>
    public static LedgerEntry? RejectedByCleaning(
        this LedgerEntry? entry, LedgerEntry? known, ArticleOrigin origin, Revision revision, RejectionReason reason, CleaningRun run,
        bool isKilled = false)
    {
        if (!entry.IsUnchangedSince(known))
        {
            return null;
        }

        return (entry ?? origin.NewRow()).WithoutTrouble() with
        {
            Stage = ArticleStage.Rejected,
            Name = origin.Name,
            Part = origin.Part,
            Item = origin.Item,
            IsKilled = isKilled,
            Revision = revision,
            // A later cleaner may reject a published article: subscribers must be told.
            Sequence = entry is { Stage: not ArticleStage.Rejected, CleanETag: not null } ? entry.Sequence
                + 1 : entry.NextSequence(revision),
            SourceETag = run.SourceETag,
            CleanerVersion = run.CleanerVersion,
            FirstSeenAt = entry?.FirstSeenAt ?? run.At,
            CleanedAt = run.At,
            WithdrawnAt = null,
            Reason = reason,
        };
    }

    /// <summary>A part that could not be read in an earlier revision of its file is not in this one.</summary>
    public static LedgerEntry? Repaired(this LedgerEntry? entry, LedgerEntry known, DateTimeOffset at) =>
        entry is null || !entry.IsUnchangedSince(known) ? null : entry with
        {
            Stage = ArticleStage.Withdrawn,
            WithdrawnAt = at,
            Reason = new RejectionReason("repaired", "The file was dropped again without the damage."),
        };

    /// <summary>
    /// The document is written and the pointer sent. If the next stages were quicker than this write, their progress stays.
    /// </summary>
    public static LedgerEntry? Cleaned(this LedgerEntry? entry, CleanedArticle article, string sourceETag, string cleanETag)
    {
        if (entry?.Supersedes(article.Sequence) == true)
        {
            return null;
        }

        var isOvertaken = entry is { Stage: ArticleStage.Enriched or ArticleStage.Published or ArticleStage.Embargoed }
            && entry.Sequence == article.Sequence
            && entry.CleanerVersion == article.CleanerVersion;
        var row = (entry ?? ArticleOrigin.Of(article).NewRow()) with
        {
            Name = article.Name,
            Part = article.Part,
            Item = article.Item,
            IsKilled = false,
            SourceETag = sourceETag,
            CleanETag = cleanETag,
            OtherFiles = entry?.Revision == article.Revision ? entry.FilesBesides(article.Name) : [],
            Contents = null,
        };
        var isSameText = entry is not null
            && (entry.Revision == article.Revision || (article.ClusterId is { } cluster && entry.ClusterId == cluster));
        return isOvertaken ? row : row.WithoutTrouble().WithoutEnrichment() with
        {
            // A text that was written anew may be about another event.
            StoryId = isSameText ? row.StoryId : null,
            Story = isSameText ? row.Story : null,
            Stage = ArticleStage.Cleaned,
            Revision = article.Revision,
            Sequence = article.Sequence,
            Title = article.Title,
            FirstSeenAt = article.FirstSeenAt,
            ClusterId = article.ClusterId,
            DuplicateOf = article.DuplicateOf,
            CleanerVersion = article.CleanerVersion,
            CleanedAt = article.CleanedAt,
            TextRecords = 0,
            Features = null,
            WithdrawnAt = null,
        };
    }

    /// <summary>
    /// The row lags behind the stored document, so the next try starts from the document. A row that was changed meanwhile is not set back.
    /// </summary>
    public static LedgerEntry? CaughtUp(
        this LedgerEntry? entry, LedgerEntry? known, ArticleOrigin origin, StoredDocument<CleanedArticle>? stored)
    {
        if (entry?.CleanETag != known?.CleanETag || entry?.Sequence != known?.Sequence)
        {
            return null;
        }

        // The document's file and item, unless the row has newer ones.
        var row = entry ?? origin.NewRow();
        if (stored is { Document: var document } && entry?.Supersedes(document.Sequence) != true)
        {
            row = row with { Name = document.Name, Part = document.Part, Item = document.Item };
        }

        return row with
        {
            CleanETag = stored?.ETag,
            Revision = stored?.Document.Revision ?? default,
            Sequence = Math.Max(entry?.Sequence ?? 0, stored?.Document.Sequence ?? 0),
            CleanerVersion = 0,
        };
    }

    /// <summary>The next run over the file, or re-processing, makes a new revision of the article.</summary>
    public static LedgerEntry? ToBeRenewed(this LedgerEntry? entry) =>
        entry is null or { Stage: ArticleStage.Withdrawn or ArticleStage.Rejected }
            ? null
            : entry with { Revision = default, CleanerVersion = 0 };

    /// <summary>The next run over the file cleans it again.</summary>
    public static LedgerEntry? ToBeCleaned(this LedgerEntry? entry) => entry is null ? null : entry with { CleanerVersion = 0 };

    /// <summary>All files that have the article, the carrying one first, besides one.</summary>
    private static IReadOnlyList<OtherFile> FilesBesides(this LedgerEntry entry, string name) =>
        OtherFile.Besides(entry.OtherFiles.Prepend(OtherFile.Of(entry.Name, entry.Part, entry.Item)), name);
}
