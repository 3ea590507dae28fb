using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Ledger;

/// <summary>The changes that enrichment may make to a row. Each returns the changed row, or null if the row must not change.</summary>
internal static class EnrichmentTransitions
{
    /// <summary>The document is written and the pointer sent.</summary>
    public static LedgerEntry? Enriched(this LedgerEntry? entry, EnrichedArticle article)
    {
        if (entry is not null && (entry.Supersedes(article.Sequence) || entry.IsPublishedFrom(article)))
        {
            return null;
        }

        return (entry ?? ArticleOrigin.Of(article).NewRow()).WithoutTrouble().WithoutPublication().Of(article) with
        {
            Stage = ArticleStage.Enriched,
        };
    }

    /// <summary>Text analytics are unavailable for a while: the pointer comes back later.</summary>
    public static LedgerEntry? Deferred(this LedgerEntry? entry, ArticlePointer pointer, int textRecords, RejectionReason reason) =>
        entry is null || entry.Revision != pointer.Revision ? null : entry with
        {
            Attempts = pointer.Attempt + 1,
            TextRecords = entry.TextRecords + textRecords,
            Reason = reason,
            IsDirect = false,
        };

    /// <summary>Text analytics refuse the article permanently.</summary>
    public static LedgerEntry? RejectedByEnrichment(this LedgerEntry? entry, int sequence, RejectionReason reason) =>
        entry is null || entry.Supersedes(sequence) ? null : entry.WithoutTrouble() with
        {
            Stage = ArticleStage.Rejected,
            // For subscribers that hold a copy this is news, which must count as newer than the copy.
            Sequence = entry.Recipients.Count > 0 ? sequence + 1 : entry.Sequence,
            Reason = reason,
        };

    /// <summary>The fields of a row that describe its enriched document.</summary>
    public static LedgerEntry Of(this LedgerEntry entry, EnrichedArticle article) => entry.Carrying(article) with
    {
        Revision = article.Revision,
        Sequence = article.Sequence,
        Title = article.Title,
        CleanerVersion = article.CleanerVersion,
        CleanedAt = article.CleanedAt,
        EnricherVersion = article.EnricherVersion,
        EnrichedAt = article.EnrichedAt,
        TextRecords = article.TextRecords,
        Features = FeatureVersions.Format(article.Features),
        StoryId = article.StoryId,
        Story = article.Story,
    };

    /// <summary>
    /// If enrichment sees a revision before cleaning has recorded it, the row gets the item's version, and whether that is above a kill.
    /// For a recorded revision, another file may carry the item by now. Cleaning sets the part, because here it may be masked.
    /// </summary>
    private static LedgerEntry Carrying(this LedgerEntry entry, EnrichedArticle article) => entry.Sequence >= article.Sequence
        ? entry
        : entry with { Name = article.Name, Item = article.Item, IsKilled = false };

    /// <summary>Publishing may have been quicker than this write. If it is finished or in progress, its records must stay.</summary>
    private static bool IsPublishedFrom(this LedgerEntry entry, EnrichedArticle article) =>
        entry is { Stage: ArticleStage.Published or ArticleStage.Embargoed }
            or { Stage: ArticleStage.Enriched or ArticleStage.Failed, PublisherVersion: > 0 }
        && article.IsRecordedIn(entry);
}
