using System.Globalization;
using Azure;
using Azure.Search.Documents;
using Pipeline.Articles.Searching.Stories;
using AzureDocument = Azure.Search.Documents.Models.SearchDocument;
using ServiceOptions = Azure.Search.Documents.SearchOptions;

namespace Pipeline.Search.AzureSearch;

/// <summary>
/// Lists the stories of the service's index: a facet names the largest ones, and one more request their articles. With more stories of two
/// articles than the facet gives, which of these it gives is the service's choice; a query from a time on has fewer.
/// </summary>
internal sealed class AzureStories(SearchClient client, AzureIndexProvisioner provisioner) : IStoryList
{
    private const int MaxFacets = 1000;
    private const int MaxArticles = 1000;

    public async Task<IReadOnlyList<StorySummary>> ListAsync(StoryQuery query, CancellationToken cancellationToken)
    {
        SearchQueryLimits.CheckTop(query.Top);
        try
        {
            return await FindAsync(query, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return [];
        }
        catch (RequestFailedException exception) when (exception.Status == 400)
        {
            // An index that an earlier version made, without a field of ours.
            await provisioner.EnsureCreatedAsync(cancellationToken);
            return await FindAsync(query, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<StorySummary>> FindAsync(StoryQuery query, CancellationToken cancellationToken)
    {
        var recent = query.PublishedFrom is { } from
            ? SearchFilter.Create($"publishedAt ge {from.ToUniversalTime()}", CultureInfo.InvariantCulture)
            : null;
        var facets = new ServiceOptions { Filter = recent, Size = 0, Facets = { $"{IndexFields.StoryId},count:{MaxFacets}" } };
        var counted = await client.SearchAsync<AzureDocument>("*", facets, cancellationToken);
        var counts = counted.Value.Facets is { } found && found.TryGetValue(IndexFields.StoryId, out var values)
            ? values.Select(value => (Id: value.AsValueFacetResult<string>().Value, Count: value.Count ?? 0))
                .Where(story => story.Count > 1)
                .ToDictionary(story => story.Id, story => (int)story.Count, StringComparer.Ordinal)
            : [];
        if (counts.Count == 0)
        {
            return [];
        }

        var told = new List<AzureDocument>();
        foreach (var some in counts.Keys.Chunk(MaxArticles / 4))
        {
            told.AddRange(await ReadAsync(some, recent, cancellationToken));
        }

        return [.. told.GroupBy(document => document.GetString(IndexFields.StoryId))
            .Select(story => Summarize(story.Key, counts[story.Key], [.. story]))
            .OrderByDescending(story => story.LastAt).ThenBy(story => story.Id, StringComparer.Ordinal).Take(query.Top)];
    }

    private async Task<IReadOnlyList<AzureDocument>> ReadAsync(
        IReadOnlyList<string> stories, string? recent, CancellationToken cancellationToken)
    {
        var ofThem = SearchFilter.Create($"search.in(storyId, {string.Join(',', stories)}, ',')", CultureInfo.InvariantCulture);
        var options = new ServiceOptions
        {
            Filter = recent is null ? ofThem : $"{ofThem} and {recent}",
            Size = MaxArticles,
            Select = { IndexFields.StoryId, IndexFields.Title, IndexFields.SiteName, IndexFields.PublishedAt },
            OrderBy = { $"{IndexFields.Date} asc" },
        };
        var response = await client.SearchAsync<AzureDocument>("*", options, cancellationToken);
        var documents = new List<AzureDocument>();
        await foreach (var result in response.Value.GetResultsAsync().WithCancellation(cancellationToken))
        {
            documents.Add(result.Document);
        }

        return documents;
    }

    private static StorySummary Summarize(string id, int count, IReadOnlyList<AzureDocument> articles)
    {
        var times = articles.Select(article => article.GetDateTimeOffset(IndexFields.PublishedAt)).OfType<DateTimeOffset>().ToList();
        return new StorySummary(
            id,
            articles.Select(article => article.GetString(IndexFields.Title)).FirstOrDefault(title => title is not null),
            count,
            articles.Select(article => article.GetString(IndexFields.SiteName)).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
            times.Count == 0 ? null : times.Min(),
            times.Count == 0 ? null : times.Max());
    }
}
