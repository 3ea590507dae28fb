using Articles.TextAnalytics.Requests;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Pipeline.Articles.Enrichment;

/// <summary>
/// Whether this process currently makes requests to the providers of text analytics. The check makes no request itself, because the service
/// bills them. With an open circuit articles are deferred, which is degraded and not unhealthy.
/// </summary>
internal sealed class AnalyticsHealthCheck(ResilientRequests requests) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(requests.BrokenProviders is { Count: > 0 } broken
            ? HealthCheckResult.Degraded(
                $"Requests to {string.Join(" and ", broken)} are paused, because too many have failed. Articles are deferred.")
            : HealthCheckResult.Healthy());
}
