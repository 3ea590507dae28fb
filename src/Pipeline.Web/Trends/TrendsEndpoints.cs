using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Searching.Trends;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Trends;

/// <summary>The trends: what the articles are about, and in what tone, over time.</summary>
internal static class TrendsEndpoints
{
    public static void MapTrends(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        "/trends",
        async (HttpContext context, TimeProvider time, CancellationToken token) => PageView.Of<TrendsPage>(
            await ReadAsync(
                context.Request.Query, context.RequestServices.GetService<IArticleTrends>(),
                DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), token)))
        .WithQuery([.. SearchState.QueryFields, QueryField.OneOf("by", [.. TrendsPage.Intervals.Select(TrendsModel.NameOf)])])
        .WithQueryCheck(SearchState.DaysFault);

    private static async Task<TrendsModel> ReadAsync(
        IQueryCollection query, IArticleTrends? trends, DateOnly today, CancellationToken cancellationToken)
    {
        TrendInterval? interval = TrendsPage.Intervals.Where(candidate => TrendsModel.NameOf(candidate) == query["by"])
            .Select(found => (TrendInterval?)found).FirstOrDefault();
        var model = new TrendsModel(SearchState.Read(query) with { Page = 1, Sort = default }, interval, Report: null, Fault: null, today);
        if (trends is null)
        {
            return model with
            {
                Fault =
                    "The trends are counted in the embedded index. This pipeline uses Azure AI Search (Search__Endpoint), which cannot "
                        + "count them."
            };
        }

        try
        {
            return model with
            {
                Report =
                    await trends.ReadAsync(new TrendQuery { Filter = model.State.ToFilter(), Interval = interval }, cancellationToken)
            };
        }
        catch (SearchQueryException exception)
        {
            return model with { Fault = exception.Message };
        }
    }
}
