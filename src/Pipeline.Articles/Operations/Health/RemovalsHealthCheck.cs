using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pipeline.Articles.Removals;

namespace Pipeline.Articles.Operations.Health;

/// <summary>Whether removals are held and wait for an operator.</summary>
internal sealed class RemovalsHealthCheck(HeldRemovalOperations removals) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (count, since) = await removals.CountAsync(cancellationToken);
        return count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(RemovalNotice.Of(count, since));
    }
}
