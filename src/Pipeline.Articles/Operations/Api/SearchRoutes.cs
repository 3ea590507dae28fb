using Pipeline.Articles.Searching;
using static Pipeline.Articles.Operations.Api.ApiAnswers;

namespace Pipeline.Articles.Operations.Api;

/// <summary>The search of the index: the filters of the command <c>search</c>.</summary>
internal sealed class SearchRoutes(ISearchIndex index) : IApiRoutes
{
    private const int MaxTop = 1000;
    private const int MaxSkip = 100_000;
    private const int MaxUrgency = 9;

    private static readonly string[] Sentiments = ["positive", "neutral", "negative", "mixed"];
    private static readonly string[] PageTypes = [.. Enum.GetNames<PageType>().Select(name => name.ToLowerInvariant())];
    private static readonly string[] Sorts = [.. Enum.GetNames<SearchSort>().Select(name => name.ToLowerInvariant())];

    public IReadOnlyList<ApiRoute> Routes =>
    [
        new("GET", "search", SearchAsync)
        {
            Query =
            [
                "q", "language", "site", "sentiment", "entity", "subject", "genre", "provider", "urgency", "pageType", "from", "before",
                "cluster", "story", "hideDuplicates", "sort", "skip", "top", "facets",
            ],
            Repeatable = ["entity", "subject"],
        },
    ];

    private async Task<ApiResponse> SearchAsync(ApiRequest request, string none, CancellationToken cancellationToken)
    {
        var query = new SearchQuery
        {
            Text = ApiQuery.Text(request, "q"),
            Language = ApiQuery.Text(request, "language"),
            SiteName = ApiQuery.Text(request, "site"),
            Sentiment = ApiQuery.OneOf(request, "sentiment", Sentiments),
            Entities = ApiQuery.Texts(request, "entity"),
            Subjects = ApiQuery.Texts(request, "subject"),
            Genre = ApiQuery.Text(request, "genre"),
            Provider = ApiQuery.Text(request, "provider"),
            Urgency = ApiQuery.Number(request, "urgency", MaxUrgency),
            PageType = ApiQuery.OneOf(request, "pageType", PageTypes),
            PublishedFrom = ApiQuery.Time(request, "from"),
            PublishedBefore = ApiQuery.Time(request, "before"),
            ClusterId = ApiQuery.Text(request, "cluster"),
            StoryId = ApiQuery.Text(request, "story"),
            HideDuplicates = ApiQuery.Flag(request, "hideDuplicates"),
            Sort = ApiQuery.OneOf(request, "sort", Sorts) is { } sort ? Enum.Parse<SearchSort>(sort, ignoreCase: true) : default,
            Skip = ApiQuery.Number(request, "skip", MaxSkip, least: 0) ?? 0,
            Top = ApiQuery.Number(request, "top", MaxTop) ?? 10,
            Facets = ApiQuery.Flag(request, "facets"),
        };
        try
        {
            return Ok(await index.SearchAsync(query, cancellationToken), OperationsJson.Default.SearchResults);
        }
        catch (SearchQueryException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }
}
