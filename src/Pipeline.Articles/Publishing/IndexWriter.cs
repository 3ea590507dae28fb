using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Publishing;

/// <summary>Writes an article's newest revision to the search index, or removes the article while it is under an embargo.</summary>
public sealed class IndexWriter(IDocumentStore<EnrichedArticle> documents, ISearchIndex index, TimeProvider time)
{
    /// <summary>
    /// Writes to the index, then checks whether the document is still the newest: a slow older revision must not stay in the index over a
    /// newer one.
    /// </summary>
    /// <param name="stored">The document that was read.</param>
    /// <param name="known">The article's row; null if there is none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The document that is in the index, or that an embargo keeps out of the index.</returns>
    internal async Task<StoredDocument<EnrichedArticle>> WriteAsync(
        StoredDocument<EnrichedArticle> stored, LedgerEntry? known, CancellationToken cancellationToken)
    {
        var mayBeFound = known is not { Sequence: <= 1, IndexVersion: 0 };
        while (true)
        {
            if (!stored.Document.IsEmbargoedAt(time.GetUtcNow()))
            {
                mayBeFound = true;
                await index.UpsertAsync([SearchDocument.From(stored.Document)], cancellationToken);
            }
            else if (mayBeFound)
            {
                // An earlier revision must not be found either.
                await index.DeleteAsync([new IndexDeletion(stored.Document.Id, stored.Document.Sequence)], cancellationToken);
            }

            var current = await documents.FindETagAsync(stored.Document.Id, cancellationToken);
            if (current == stored.ETag || await documents.ReadAsync(stored.Document.Id, cancellationToken) is not { } newer)
            {
                return stored;
            }

            stored = newer;
        }
    }
}
