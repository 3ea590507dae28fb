using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Ledger;

/// <summary>The changes that an embargo may make to a row. Each returns the changed row, or null if the row must not change.</summary>
internal static class EmbargoTransitions
{
    /// <summary>The article is under an embargo: it is neither found nor delivered until the embargo ends.</summary>
    /// <param name="entry">The row.</param>
    /// <param name="article">The document.</param>
    /// <param name="recipients">The subscriptions that still hold an earlier revision and could not be told yet.</param>
    /// <param name="reason">The end of the embargo, and the field that states it.</param>
    public static LedgerEntry? Embargoed(
        this LedgerEntry? entry, EnrichedArticle article, IReadOnlyList<string> recipients, RejectionReason reason)
    {
        if (entry?.Supersedes(article.Sequence) == true)
        {
            return null;
        }

        return (entry ?? ArticleOrigin.Of(article).NewRow()).WithoutTrouble().WithoutPublication().Of(article) with
        {
            Stage = ArticleStage.Embargoed,
            EmbargoedUntil = article.Embargo?.Until,
            FirstSeenAt = article.FirstSeenAt,
            ClusterId = article.ClusterId,
            DuplicateOf = article.DuplicateOf,
            Recipients = recipients,
            Reason = reason,
        };
    }

    /// <summary>The embargo has ended, and the pointer is sent: the article waits to be published.</summary>
    public static LedgerEntry? Released(this LedgerEntry? entry, Revision revision) =>
        entry is not { Stage: ArticleStage.Embargoed } || entry.Revision != revision
            ? null
            : entry.WithoutTrouble() with { Stage = ArticleStage.Enriched };
}
