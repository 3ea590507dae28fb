using System.Text.Json;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations.Listing;
using static Pipeline.Articles.Operations.Api.ApiAnswers;

namespace Pipeline.Articles.Operations.Api;

/// <summary>Lists: articles by stage, publication, reason and time; the events that a subscription was sent.</summary>
internal sealed class ListingRoutes(ArticleListing articles, EventListing events) : IApiRoutes
{
    private const string Stage = "stage";
    private const string Site = "site";
    private const string Reason = "reason";
    private const string Since = "since";
    private const string Limit = "limit";
    private const string Cursor = "cursor";
    private const string Subscription = "subscription";

    private static readonly string[] Stages = [.. Enum.GetNames<ArticleStage>().Select(name => name.ToLowerInvariant())];

    public IReadOnlyList<ApiRoute> Routes =>
    [
        new("GET", "articles", ArticlesAsync) { Query = [Stage, Site, Reason, Since, Limit, Cursor] },
        new("GET", "events", EventsAsync) { Query = [Subscription, Since, Limit, Cursor] },
    ];

    private async Task<ApiResponse> ArticlesAsync(ApiRequest request, string none, CancellationToken cancellationToken)
    {
        var query = new ArticleQuery
        {
            Stage = ApiQuery.OneOf(request, Stage, Stages) is { } stage ? Enum.Parse<ArticleStage>(stage, ignoreCase: true) : null,
            Site = ApiQuery.Text(request, Site),
            Reason = ApiQuery.Text(request, Reason),
            Since = ApiQuery.Time(request, Since),
            Cursor = ApiQuery.Text(request, Cursor),
        };
        var limit = ApiQuery.Number(request, Limit, ArticleQuery.MaxLimit) ?? query.Limit;
        return Ok(await articles.ReadAsync(query with { Limit = limit }, cancellationToken), OperationsJson.Default.ArticlePage);
    }

    private async Task<ApiResponse> EventsAsync(ApiRequest request, string none, CancellationToken cancellationToken)
    {
        var subscription = ApiQuery.Text(request, Subscription)
            ?? throw new FormatException("The query has no subscription: the name of the subscription whose events are wanted.");
        var page = await events.ReadAsync(
            subscription,
            ApiQuery.Time(request, Since),
            ApiQuery.Number(request, Limit, EventListing.MaxLimit) ?? EventListing.DefaultLimit,
            ApiQuery.Text(request, Cursor),
            cancellationToken);
        return page is null
            ? NotFound($"There is no subscription '{Excerpt.Of(subscription, 64)}'.")
            : Ok(Write(page));
    }

    /// <summary>The events byte for byte as they were sent.</summary>
    private static ReadOnlyMemory<byte> Write(EventPage page)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("events");
            foreach (var sent in page.Events)
            {
                json.WriteRawValue(sent.Span);
            }

            json.WriteEndArray();
            json.WriteString("next", page.Next);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
