using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Revisions;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Operations.Revisions;

/// <summary>
/// Compares two revisions of a live article. If personal information is masked, nothing is shown, because the cleaned documents still
/// contain it.
/// </summary>
public sealed class RevisionComparer(
    IDocumentStore<CleanedArticle> cleaned,
    IDocumentStore<EnrichedArticle> enriched,
    IFormerRevisions former,
    SourcePreviewReader originals)
{
    /// <summary>Compares two revisions.</summary>
    /// <param name="id">The article.</param>
    /// <param name="from">The number of the earlier one; null for the one before <paramref name="to"/>.</param>
    /// <param name="to">The number of the later one; null for the current one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The comparison; null if one of the two is not kept.</returns>
    /// <exception cref="MaskedRevisionsException">Personal information is masked.</exception>
    public async Task<RevisionComparison?> CompareAsync(ArticleId id, int? from, int? to, CancellationToken cancellationToken)
    {
        if (originals.IsMasked((await enriched.ReadAsync(id, cancellationToken))?.Document))
        {
            throw new MaskedRevisionsException();
        }

        var kept = await ListAsync(id, cancellationToken);
        var later = kept.Find(article => to is null || article.Sequence == to);
        var earlier = kept.Find(article => from is null ? article.Sequence < later?.Sequence : article.Sequence == from);
        return later is null || earlier is null ? null : new RevisionComparison(
            id,
            FactsOf(earlier),
            FactsOf(later),
            TextComparer.CompareLines(earlier.Title, later.Title),
            TextComparer.CompareLines(earlier.Byline, later.Byline),
            TextComparer.Compare(earlier.Text, later.Text),
            kept.ConvertAll(FactsOf));
    }

    /// <summary>The current document and the former ones, the newest first, each once.</summary>
    private async Task<List<CleanedArticle>> ListAsync(ArticleId id, CancellationToken cancellationToken)
    {
        // A kill deletes both in one request: a former document alone belongs to no live article.
        return await cleaned.ReadAsync(id, cancellationToken) is not { Document: var present }
            ? []
            : [present, .. (await former.ListAsync(id, cancellationToken).ToListAsync(cancellationToken))
                .Where(article => article.Sequence < present.Sequence)
                .DistinctBy(article => article.Sequence)
                .OrderByDescending(article => article.Sequence)];
    }

    private static RevisionFacts FactsOf(CleanedArticle article) =>
        new(article.Sequence, article.Item?.Version ?? article.Wire?.Version, article.Name, article.CleanedAt);
}
