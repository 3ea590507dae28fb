using Pipeline.Articles.Searching.Stories;
using static Pipeline.Articles.Operations.Api.ApiAnswers;

namespace Pipeline.Articles.Operations.Api;

/// <summary>The stories of the index. The articles of one are found by <c>search?story=</c>.</summary>
internal sealed class StoryRoutes(IStoryList stories) : IApiRoutes
{
    private const int MaxTop = 1000;
    private const int DefaultTop = 50;

    public IReadOnlyList<ApiRoute> Routes => [new("GET", "stories", ListAsync) { Query = ["from", "top"] }];

    private async Task<ApiResponse> ListAsync(ApiRequest request, string none, CancellationToken cancellationToken)
    {
        var query = new StoryQuery
        {
            PublishedFrom = ApiQuery.Time(request, "from"),
            Top = ApiQuery.Number(request, "top", MaxTop) ?? DefaultTop,
        };
        return Ok(new StoryResults(await stories.ListAsync(query, cancellationToken)), OperationsJson.Default.StoryResults);
    }
}
