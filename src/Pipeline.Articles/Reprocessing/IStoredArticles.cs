using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Reprocessing;

/// <summary>
/// What the ledger and the document stores hold, each in the order of the ids (ordinal), so that they are compared by reading them side by
/// side: some thousands an answer, and none of it held. Each list is as fresh as its last page; whoever acts on a difference looks again
/// first.
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
