using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Pipeline.Local.Hosting;

/// <summary>Whether the index's file has been checked since the start: until then, damage may be undetected.</summary>
internal sealed class IndexFileHealthCheck(IndexKeeper keeper) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(keeper.IsRead
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("The search index is being checked for damage, as at every start; "
                + "its results may be wrong."));
}
