using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Tests.Support;

/// <summary>Lists what the doubles in memory hold.</summary>
internal sealed class MemoryStoredArticles(MemoryLedger ledger, MemoryStore<CleanedArticle> cleaned, MemoryStore<EnrichedArticle> enriched)
    : IStoredArticles
{
    /// <summary>Is run when the entries are listed, after the documents were: to let somebody else in between.</summary>
    public Action BeforeEntries { get; set; } = () => { };

    public async IAsyncEnumerable<LedgerEntry> ListEntriesAsync(
        ArticleId? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var entries = await ledger.ListAsync(cancellationToken).Where(entry => Follows(entry.Id, after)).ToListAsync(cancellationToken);
        BeforeEntries();
        foreach (var entry in entries.OrderBy(entry => entry.Id.ToString(), StringComparer.Ordinal))
        {
            yield return entry;
        }
    }

    public IAsyncEnumerable<ArticleId> ListCleanedAsync(ArticleId? after, CancellationToken cancellationToken) => List(cleaned.All, after);

    public IAsyncEnumerable<ArticleId> ListEnrichedAsync(ArticleId? after, CancellationToken cancellationToken) =>
        List(enriched.All, after);

    private static IAsyncEnumerable<ArticleId> List(IEnumerable<ArticleDocument> documents, ArticleId? after) =>
        documents.Select(document => document.Id).Where(id => Follows(id, after)).OrderBy(id => id.ToString(), StringComparer.Ordinal)
            .ToList().ToAsyncEnumerable();

    private static bool Follows(ArticleId id, ArticleId? after) =>
        after is null || string.CompareOrdinal(id.ToString(), after.ToString()) > 0;
}
