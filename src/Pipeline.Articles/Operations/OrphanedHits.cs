using System.Globalization;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Operations;

/// <summary>
/// Search hits without an article: the index has them, but there is no ledger row and no document. The schedule finds them too, later.
/// </summary>
public sealed class OrphanedHits(ISearchIndex index, ILedger ledger, IDocumentStore<EnrichedArticle> documents, IReprocessingQueue queue)
{
    /// <summary>The notice for a user who opens such a hit.</summary>
    public const string Notice =
        "The search index has this article, but the ledger and the document store do not. It is being removed from the index.";

    /// <summary>Checks whether the index has an article that exists nowhere else; if so, requests its removal.</summary>
    /// <returns>Whether it is.</returns>
    public async Task<bool> RepairAsync(ArticleId id, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(id, cancellationToken) is not null
            || await documents.FindETagAsync(id, cancellationToken) is not null
            || (await index.ListAsync(Before(id), top: 1, cancellationToken)) is not [var found] || found.Id != id)
        {
            return false;
        }

        var request = new ReprocessingRequest(id, default, id.ToString(), ArticleStage.Published, ReprocessingCause.Misindexed);
        await queue.SendAsync(request, TimeSpan.Zero, cancellationToken);
        return true;
    }

    /// <summary>The id directly before another one in the index's order; null before the first.</summary>
    private static ArticleId? Before(ArticleId id)
    {
        var number = UInt128.Parse(id.ToString(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return number == 0 ? null : ArticleId.Parse((number - 1).ToString("x32", CultureInfo.InvariantCulture));
    }
}
