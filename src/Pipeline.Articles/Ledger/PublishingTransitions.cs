using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Ledger;

/// <summary>What publishing may do to a row. Each gives the row as it is then, or null when it must be left as it is.</summary>
internal static class PublishingTransitions
{
    /// <summary>The article is in the index: the row names everybody who is to be told, before anybody is.</summary>
    /// <param name="entry">The row.</param>
    /// <param name="article">The document that is in the index.</param>
    /// <param name="matching">The subscriptions that it is for.</param>
    /// <param name="publisher">The publisher's version.</param>
    /// <param name="index">The version of what is written to the index.</param>
    public static LedgerEntry? Indexed(
        this LedgerEntry? entry, EnrichedArticle article, IReadOnlyList<string> matching, int publisher, int index)
    {
        if (entry?.Supersedes(article.Sequence) == true)
        {
            return null;
        }

        var row = entry ?? ArticleOrigin.Of(article).NewRow();
        return row.Of(article) with
        {
            Stage = ArticleStage.Enriched,
            EmbargoedUntil = null,
            ExpiresAt = article.Wire?.ExpiresAt,
            FirstSeenAt = article.FirstSeenAt,
            ClusterId = article.ClusterId,
            DuplicateOf = article.DuplicateOf,
            PublisherVersion = publisher,
            IndexVersion = index,
            Delivered = entry is not null && article.IsRecordedIn(entry) ? row.Delivered : [],
            Recipients = [.. row.Recipients.Union(matching).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>Every subscriber that is to have the event has it.</summary>
    public static LedgerEntry? Published(this LedgerEntry? entry, int sequence, DeliveryRecord record, DateTimeOffset at) =>
        entry.WithDeliveries(sequence, record) is not { } row
            ? null
            : row.WithoutTrouble() with { Stage = ArticleStage.Published, PublishedAt = at };

    /// <summary>
    /// The article has expired: it is withdrawn, and what is left of it is taken back. A row that was changed meanwhile is left as it is.
    /// </summary>
    public static LedgerEntry? Expired(this LedgerEntry? entry, int sequence, RejectionReason reason) =>
        entry is null or { Stage: ArticleStage.Withdrawn or ArticleStage.Rejected or ArticleStage.Expanded } || entry.Sequence != sequence
            ? null
            : entry.WithoutTrouble() with { Stage = ArticleStage.Rejected, Sequence = sequence + 1, Delivered = [], Reason = reason };

    /// <summary>Not every subscriber could be told: the rest comes back later, or is left to reprocessing.</summary>
    public static LedgerEntry? Undelivered(
        this LedgerEntry? entry, int sequence, DeliveryRecord record, int attempts, RejectionReason reason, string? failedIn) =>
        entry.WithDeliveries(sequence, record) is not { } row ? null : row with
        {
            Stage = failedIn is null ? ArticleStage.Enriched : ArticleStage.Failed,
            FailedIn = failedIn,
            Attempts = attempts,
            Reason = reason,
        };

    private static LedgerEntry? WithDeliveries(this LedgerEntry? entry, int sequence, DeliveryRecord record) =>
        entry is null || entry.Supersedes(sequence) ? null : entry with { Delivered = record.Delivered, Recipients = record.Recipients };
}
