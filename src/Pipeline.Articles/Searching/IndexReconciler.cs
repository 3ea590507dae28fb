using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Searching;

/// <summary>
/// Makes the search index agree with the ledger and the enriched document for one article. A writer that finds after its write that the
/// article has changed calls it, so the last writer has always checked afterwards. If a writer died before its check, the scheduled round
/// calls it.
/// </summary>
public sealed class IndexReconciler(ISearchIndex index, ILedger ledger, IDocumentStore<EnrichedArticle> documents, TimeProvider time)
{
    /// <summary>
    /// Writes, and checks again, until the article has not changed meanwhile. Nothing is written for an article without a document: a stage
    /// is about to write it, or re-processing finds that it was lost.
    /// </summary>
    /// <param name="id">The article.</param>
    /// <param name="force">Whether the index may have a revision that the ledger does not, for example after the ledger was lost: then it
    /// is replaced, too.</param>
    /// <param name="cancellationToken">Cancels the operation; it may be called again.</param>
    public async Task ReconcileAsync(ArticleId id, bool force, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await ledger.FindAsync(id, cancellationToken);
            var stored = await documents.ReadAsync(id, cancellationToken);
            await WriteAsync(id, row, stored?.Document, force, cancellationToken);
            var after = await ledger.FindAsync(id, cancellationToken);
            var etag = await documents.FindETagAsync(id, cancellationToken);
            if (after?.Sequence == row?.Sequence && after?.Stage == row?.Stage && etag == stored?.ETag)
            {
                return;
            }
        }
    }

    private async Task WriteAsync(ArticleId id, LedgerEntry? row, EnrichedArticle? article, bool force, CancellationToken cancellationToken)
    {
        if (article is not null && article.IsEmbargoedAt(time.GetUtcNow()))
        {
            await index.DeleteAsync([new IndexDeletion(id, force ? int.MaxValue : article.Sequence)], cancellationToken);
        }
        else if (article is not null && !IsOver(row, article.Sequence))
        {
            if (force)
            {
                await index.DeleteAsync([new IndexDeletion(id)], cancellationToken);
            }

            await index.UpsertAsync([SearchDocument.From(article)], cancellationToken);
        }
        else if (IsOver(row, row?.Sequence ?? 0) || (force && row is null && article is null))
        {
            await index.DeleteAsync([new IndexDeletion(id, force ? int.MaxValue : row!.Sequence)], cancellationToken);
        }
    }

    /// <summary>Whether a revision must not be found. A revision that is newer than a withdrawal is in progress.</summary>
    private static bool IsOver(LedgerEntry? row, int sequence) =>
        row is not null
            && (row.Supersedes(sequence) || (row.Sequence == sequence && row.Stage is ArticleStage.Rejected or ArticleStage.Expanded));
}
