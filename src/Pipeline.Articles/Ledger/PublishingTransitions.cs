using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Ledger;

/// <summary>The changes that publishing may make to a row. Each returns the changed row, or null if the row must not change.</summary>
internal static class PublishingTransitions
{
    /// <summary>
    /// The article is about to be published: the row names it, and every recipient, before anything of it is in the index or in a queue.
    /// </summary>
    /// <param name="entry">The row.</param>
    /// <param name="article">The document.</param>
    /// <param name="matching">The subscriptions whose filter matches.</param>
    /// <param name="publisher">The publisher's version.</param>
    /// <param name="index">The version of its entry in the index; 0 while that is not written yet.</param>
    public static LedgerEntry? Announced(
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

    /// <summary>The article is in the index, and every recipient has the event.</summary>
    public static LedgerEntry? Published(
        this LedgerEntry? entry, EnrichedArticle article, DeliveryRecord record, DateTimeOffset at) =>
        entry.WithDeliveries(article, record) is not { } row
            ? null
            : row.WithoutTrouble() with { Stage = ArticleStage.Published, PublishedAt = at };

    /// <summary>The article has expired and is withdrawn. A row that was changed meanwhile does not change.</summary>
    public static LedgerEntry? Expired(this LedgerEntry? entry, int sequence, RejectionReason reason) =>
        entry is null or { Stage: ArticleStage.Withdrawn or ArticleStage.Rejected or ArticleStage.Expanded } || entry.Sequence != sequence
            ? null
            : entry.WithoutTrouble() with { Stage = ArticleStage.Rejected, Sequence = sequence + 1, Delivered = [], Reason = reason };

    /// <summary>Not every subscriber could be told: the other events are sent later, or left to reprocessing.</summary>
    public static LedgerEntry? Undelivered(
        this LedgerEntry? entry, EnrichedArticle article, DeliveryRecord record, int attempts, RejectionReason reason,
        string? failedIn) =>
        entry.WithDeliveries(article, record) is not { } row ? null : row with
        {
            Stage = failedIn is null ? ArticleStage.Enriched : ArticleStage.Failed,
            FailedIn = failedIn,
            Attempts = attempts,
            Reason = reason,
            IsDirect = false,
        };

    /// <summary>A row of another revision, or of the same one made anew, has its own deliveries.</summary>
    private static LedgerEntry? WithDeliveries(this LedgerEntry? entry, EnrichedArticle article, DeliveryRecord record) =>
        entry is null || entry.Supersedes(article.Sequence) || !article.IsRecordedIn(entry) ? null : entry with
        {
            Delivered = record.Delivered,
            Recipients = record.Recipients,
            IndexVersion = record.IndexVersion,
        };
}
