using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Reprocessing;

/// <summary>
/// The contents of the ledger and the document stores, each in the order of the ids (ordinal), so that they can be compared side by side:
/// some thousands per response, without keeping them in memory. Each list is as fresh as its last page; callers must check again before
/// they act on a difference.
/// </summary>
public interface IStoredArticles
{
    /// <summary>The ledger's entries, after an id or from the first.</summary>
    IAsyncEnumerable<LedgerEntry> ListEntriesAsync(ArticleId? after, CancellationToken cancellationToken);

    /// <summary>The articles that have a cleaned document.</summary>
    IAsyncEnumerable<ArticleId> ListCleanedAsync(ArticleId? after, CancellationToken cancellationToken);

    /// <summary>The articles that have an enriched document.</summary>
    IAsyncEnumerable<ArticleId> ListEnrichedAsync(ArticleId? after, CancellationToken cancellationToken);
}
