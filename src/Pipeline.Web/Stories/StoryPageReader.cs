using Articles.TextAnalytics.Results;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Searching;

namespace Pipeline.Web.Stories;

/// <summary>Reads a story's articles, and what each says that no earlier one does.</summary>
internal sealed class StoryPageReader(ISearchIndex index, IDocumentStore<EnrichedArticle> documents)
{
    private const int MaxArticles = 60;
    private const int MaxAdded = 6;
    private const int Parallelism = 8;

    private static readonly string[] Names = ["Person", "Organization", "Location", "Event", "Product"];

    /// <summary>The story; null if no article in the index is of it.</summary>
    public async Task<StoryModel?> FindAsync(ArticleId id, CancellationToken cancellationToken)
    {
        var query = new SearchQuery { StoryId = id.ToString(), Sort = SearchSort.Oldest, Top = MaxArticles };
        var found = await index.SearchAsync(query, cancellationToken);
        if (found.Hits.Count == 0)
        {
            return null;
        }

        var entities = new IReadOnlyList<ArticleEntity>?[found.Hits.Count];
        await Parallel.ForAsync(
            0, entities.Length, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (place, token) => entities[place] = (await documents.ReadAsync(found.Hits[place].Id, token))?.Document.Entities);
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var articles = found.Hits.Select((hit, place) => new StoryArticle(
            hit, [.. FindNew(entities[place] ?? [], known).Take(MaxAdded)], entities[place] is not null)).ToList();
        return new StoryModel(id, found.Hits.Select(hit => hit.Title).OfType<string>().FirstOrDefault() ?? found.Hits[0].Name, articles,
            found.Total);
    }

    private static List<string> FindNew(IReadOnlyList<ArticleEntity> entities, HashSet<string> known) =>
        [.. entities.Where(entity => Names.Contains(entity.Category)).Select(entity => $"{entity.Category}:{entity.Name}")
            .Where(known.Add)];
}
