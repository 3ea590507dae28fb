using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching.Stories;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Stories;

/// <summary>The stories: events that several articles tell, and the articles of one.</summary>
internal static class StoriesEndpoints
{
    private const string Days = "days";
    private const int MaxStories = 100;

    /// <summary>The periods that the page offers, in days.</summary>
    public static IReadOnlyList<int> Periods { get; } = [1, 3, 7, 30];

    public static IServiceCollection AddStoryPages(this IServiceCollection services) => services.AddSingleton<StoryPageReader>();

    public static void MapStories(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/stories", async (HttpRequest request, IStoryList stories, TimeProvider time, CancellationToken token) =>
        {
            int? days = int.TryParse(request.Query[Days], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
            var query = new StoryQuery { Top = MaxStories, PublishedFrom = days is null ? null : time.GetUtcNow().AddDays(-days.Value) };
            return PageView.Of<StoriesPage>(new StoriesModel(await stories.ListAsync(query, token), days));
        }).WithQuery(QueryField.OneOf(Days, [.. Periods.Select(days => days.ToString(CultureInfo.InvariantCulture))]));
        endpoints.MapGet("/stories/{id}", async (string id, StoryPageReader reader, CancellationToken token) =>
            ArticleId.TryParse(id, out var story) && await reader.FindAsync(story, token) is { } model
                ? PageView.Of<StoryPage>(model)
                : ProblemPage.Result(
                    StatusCodes.Status404NotFound, "No such story",
                    "No article in the index is of this story. Its articles may have been removed.")).WithQuery();
    }
}
