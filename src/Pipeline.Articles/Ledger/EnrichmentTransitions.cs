using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Ledger;

/// <summary>What enrichment may do to a row. Each gives the row as it is then, or null when it must be left as it is.</summary>
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

    /// <summary>Text analytics is unavailable for a while: the pointer comes back later.</summary>
    public static LedgerEntry? Deferred(this LedgerEntry? entry, ArticlePointer pointer, int textRecords, RejectionReason reason) =>
        entry is null || entry.Revision != pointer.Revision ? null : entry with
        {
            Attempts = pointer.Attempt + 1,
            TextRecords = entry.TextRecords + textRecords,
            Reason = reason,
        };

    /// <summary>Text analytics refuses the article for good.</summary>
    public static LedgerEntry? RejectedByEnrichment(this LedgerEntry? entry, int sequence, RejectionReason reason) =>
        entry is null || entry.Supersedes(sequence) ? null : entry.WithoutTrouble() with
        {
            Stage = ArticleStage.Rejected,
            // To who holds a copy it is news, which has to count as newer than the copy.
            Sequence = entry.Recipients.Count > 0 ? sequence + 1 : entry.Sequence,
            Reason = reason,
        };

    /// <summary>What a row says of the enriched document that it is of.</summary>
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
    };

    /// <summary>
    /// A revision that the row did not know of has come before cleaning could say so: which version of its item it is, and that it is above
    /// a kill. Of one that it knows, another file may have become the carrier since. The part is left to cleaning: here it may be masked.
    /// </summary>
    private static LedgerEntry Carrying(this LedgerEntry entry, EnrichedArticle article) => entry.Sequence >= article.Sequence
        ? entry
        : entry with { Name = article.Name, Item = article.Item, IsKilled = false };

    /// <summary>Publishing may have been quicker than this write: done, or at it, and then what it noted of its work must stay.</summary>
    private static bool IsPublishedFrom(this LedgerEntry entry, EnrichedArticle article) =>
        entry is { Stage: ArticleStage.Published or ArticleStage.Embargoed }
            or { Stage: ArticleStage.Enriched or ArticleStage.Failed, PublisherVersion: > 0 }
        && article.IsRecordedIn(entry);
}
