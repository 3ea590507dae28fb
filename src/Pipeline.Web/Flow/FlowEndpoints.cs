using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Operations;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Flow;

/// <summary>The first page: what is under way.</summary>
internal static class FlowEndpoints
{
    public static IServiceCollection AddFlow(this IServiceCollection services) => services;

    public static void MapFlow(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/", async (StatusReader status, CancellationToken token) => PageView.Of<FlowPage>(await status.ReadAsync(token)));
}
