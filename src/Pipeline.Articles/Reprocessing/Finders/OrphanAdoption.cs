using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>Gives a document without a row its row back, so that the stages continue the article, or withdraw it, like any other.</summary>
internal sealed class OrphanAdoption(
    ILedger ledger, IArticleParts parts, IDocumentStore<CleanedArticle> cleaned, IDocumentStore<EnrichedArticle> enriched)
{
    /// <summary>Creates the row, unless there is one, or there is no document.</summary>
    public async Task AdoptAsync(ArticleId id, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(id, cancellationToken) is not null)
        {
            return;
        }

        var clean = await cleaned.ReadAsync(id, cancellationToken);
        if ((clean?.Document ?? (ArticleDocument?)(await enriched.ReadAsync(id, cancellationToken))?.Document) is not { } document)
        {
            return;
        }

        if (document.Part is not null)
        {
            await parts.AddAsync(ArticleId.FromName(document.Name), id, cancellationToken);
        }

        await ledger.UpdateAsync(id, known: null, entry => entry.Adopted(document, clean?.ETag), cancellationToken);
    }
}
