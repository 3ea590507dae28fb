using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Reprocessing.Finders;

namespace Pipeline.Articles.Operations;

/// <summary>Looks one article up.</summary>
public sealed class ArticleLookup(
    ILedger ledger, IInboxReader inbox, IArticleParts parts, IDocumentStore<EnrichedArticle> documents, IPoisonStore poison,
    StageVersions versions)
{
    private const int MaxNamed = 100;

    /// <summary>The history of an article.</summary>
    /// <param name="idOrName">
    /// The article's id, or its file's name in the inbox. Its slashes may be <c>%2F</c>: that is how addresses have it where a name is one
    /// part, and neither the Functions host nor Kestrel decodes it.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Its history; null if there is neither a row nor a file.</returns>
    public async Task<ArticleHistory?> FindAsync(string idOrName, CancellationToken cancellationToken) =>
        (ArticleId.TryParse(idOrName, out var id) ? await FindAsync(id, cancellationToken) : null)
        // A file's name may look like an id.
        ?? await FindAsync(ArticleId.FromName(idOrName), idOrName, cancellationToken)
        ?? (WithSlashes(idOrName) is { } name ? await FindAsync(ArticleId.FromName(name), name, cancellationToken) : null);

    /// <summary>The history of an article; null if it has no row.</summary>
    public Task<ArticleHistory?> FindAsync(ArticleId id, CancellationToken cancellationToken) =>
        FindAsync(id, name: null, cancellationToken);

    /// <returns>The name with its slashes decoded; null if it has none to decode.</returns>
    private static string? WithSlashes(string name) =>
        name.Contains("%2F", StringComparison.OrdinalIgnoreCase) ? name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase) : null;

    private async Task<ArticleHistory?> FindAsync(ArticleId id, string? name, CancellationToken cancellationToken)
    {
        // Queries by id do not wait for the row.
        var document = documents.FindETagAsync(id, cancellationToken);
        var poisoned = poison.ListAsync(openOnly: true, cancellationToken).Where(record => record.ArticleId == id)
            .ToListAsync(cancellationToken).AsTask();
        var entry = await ledger.FindAsync(id, cancellationToken);
        name = entry?.Name ?? name;
        var file = name is null ? null : await inbox.FindETagAsync(name, cancellationToken);
        await Task.WhenAll(document, poisoned);
        if (entry is null && file is null)
        {
            return null;
        }

        return new ArticleHistory
        {
            Entry = entry,
            FileETag = file,
            StaleFrom = entry is null ? null : Staleness.EarliestStale(entry, versions),
            Document = await document is null ? null : documents.Locate(id),
            Articles = entry is { Stage: ArticleStage.Expanded or ArticleStage.Expanding }
                ? await parts.ListAsync(id, cancellationToken).Take(MaxNamed).ToListAsync(cancellationToken)
                : [],
            Poison = await poisoned,
        };
    }
}
