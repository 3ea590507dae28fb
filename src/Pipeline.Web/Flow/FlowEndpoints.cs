using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Flow;

/// <summary>The first page: what is under way.</summary>
internal static class FlowEndpoints
{
    public static IServiceCollection AddFlow(this IServiceCollection services) => services
        .AddSingleton<FlowReader>()
        .AddSingleton<FlowFeed>();

    public static void MapFlow(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", async (FlowFeed feed, CancellationToken token) => PageView.Of<FlowPage>(await feed.LatestAsync(token)))
            .WithQuery();
        endpoints.MapGet(
            "/flow/events", (FlowFeed feed, CancellationToken token) => TypedResults.ServerSentEvents(feed.FollowAsync(token))).WithQuery();
    }
}
