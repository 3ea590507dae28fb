using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Pipeline.Articles.Operations.Health;

/// <summary>Asks every dependency at once.</summary>
public sealed class HealthReader(HealthCheckService checks)
{
    /// <summary>How long a dependency may take to answer before it counts as unhealthy.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads the health. A dependency that throws is unhealthy; the method does not throw.</summary>
    public async Task<PipelineHealth> ReadAsync(CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        return new PipelineHealth(
            report.Status.ToString(),
            [.. report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new DependencyHealth(
                entry.Key,
                entry.Value.Status.ToString(),
                Math.Round(entry.Value.Duration.TotalMilliseconds, 1),
                entry.Value.Description ?? entry.Value.Exception?.GetBaseException().Message))]);
    }
}
