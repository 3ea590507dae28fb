using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Operations.Health;

/// <summary>Whether the search index answers a query, and has every article.</summary>
internal sealed class IndexHealthCheck(ISearchIndex index) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var results = await index.SearchAsync(new SearchQuery { Top = 1 }, cancellationToken);
        return results.IsPartial ? HealthCheckResult.Degraded(SearchResults.PartialNotice) : HealthCheckResult.Healthy();
    }
}
