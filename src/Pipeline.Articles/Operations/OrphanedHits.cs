using System.Globalization;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Operations;

/// <summary>
/// Search hits whose article is gone: the index has them, and no ledger row and no document does. The schedule finds them too, in its turn.
/// </summary>
public sealed class OrphanedHits(ISearchIndex index, ILedger ledger, IDocumentStore<EnrichedArticle> documents, IReprocessingQueue queue)
{
    /// <summary>What a person is told who opens one.</summary>
    public const string Notice =
        "The search index has this article, but the ledger and the document store do not. It is being removed from the index.";

    /// <summary>Looks whether an article that is known nowhere else is in the index; if so, asks for its removal.</summary>
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

    /// <summary>The id that stands right before another in the index's list; null before the first of all.</summary>
    private static ArticleId? Before(ArticleId id)
    {
        var number = UInt128.Parse(id.ToString(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return number == 0 ? null : ArticleId.Parse((number - 1).ToString("x32", CultureInfo.InvariantCulture));
    }
}
