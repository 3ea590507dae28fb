using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Ledger;

/// <summary>The changes that publishing may make to a row. Each returns the changed row, or null if the row must not change.</summary>
internal static class PublishingTransitions
{
    /// <summary>The article is in the index. The row names every recipient before the first event is sent.</summary>
    /// <param name="entry">The row.</param>
    /// <param name="article">The document that is in the index.</param>
    /// <param name="matching">The subscriptions whose filter matches.</param>
    /// <param name="publisher">The publisher's version.</param>
    /// <param name="index">The version of the index entry.</param>
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
            ExpiresAt = article.FindExpiry(),
            FirstSeenAt = article.FirstSeenAt,
            ClusterId = article.ClusterId,
            DuplicateOf = article.DuplicateOf,
            PublisherVersion = publisher,
            IndexVersion = index,
            Delivered = entry is not null && article.IsRecordedIn(entry) ? row.Delivered : [],
            Recipients = [.. row.Recipients.Union(matching).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>Every recipient has the event.</summary>
    public static LedgerEntry? Published(this LedgerEntry? entry, int sequence, DeliveryRecord record, DateTimeOffset at) =>
        entry.WithDeliveries(sequence, record) is not { } row
            ? null
            : row.WithoutTrouble() with { Stage = ArticleStage.Published, PublishedAt = at };

    /// <summary>The article has expired and is withdrawn. A row that was changed meanwhile does not change.</summary>
    public static LedgerEntry? Expired(this LedgerEntry? entry, int sequence, RejectionReason reason) =>
        entry is null or { Stage: ArticleStage.Withdrawn or ArticleStage.Rejected or ArticleStage.Expanded } || entry.Sequence != sequence
            ? null
            : entry.WithoutTrouble() with { Stage = ArticleStage.Rejected, Sequence = sequence + 1, Delivered = [], Reason = reason };

    /// <summary>Not every subscriber could be told: the other events are sent later, or left to reprocessing.</summary>
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
