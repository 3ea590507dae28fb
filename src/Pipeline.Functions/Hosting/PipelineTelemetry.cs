using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using Pipeline.Articles;

namespace Pipeline.Functions.Hosting;

/// <summary>
/// OpenTelemetry to where the Functions host sends its own (<c>telemetryMode</c> in host.json), by the same settings:
/// <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>, with <c>APPLICATIONINSIGHTS_AUTHENTICATION_STRING</c> for sign-in by identity, and
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>. Without either, nothing is added, and logs go to the host, which shows them on the console.
/// </summary>
internal static class PipelineTelemetry
{
    /// <summary>Adds traces, metrics and logs.</summary>
    public static IServiceCollection AddPipelineTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var toAzureMonitor = !string.IsNullOrEmpty(configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"]);
        var toOtlp = !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        if (!toAzureMonitor && !toOtlp)
        {
            return services;
        }

        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(tracing => tracing.AddSource(PipelineTracing.SourceName, "System.Net.Http"))
            .WithMetrics(metrics => metrics.AddMeter(PipelineMetrics.MeterName, "Polly", "System.Net.Http"));
        if (toAzureMonitor)
        {
            telemetry.UseAzureMonitorExporter(options => SignIn(options, configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]));
        }

        if (toOtlp)
        {
            telemetry.UseOtlpExporter();
        }

        return services;
    }

    /// <summary>Reads <c>Authorization=AAD</c> and, for a user-assigned identity, <c>ClientId=…</c>, as the Functions host does.</summary>
    private static void SignIn(AzureMonitorExporterOptions options, string? authentication)
    {
        var parts = (authentication ?? string.Empty)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        if (string.Equals(parts.GetValueOrDefault("Authorization"), "AAD", StringComparison.OrdinalIgnoreCase))
        {
            options.Credential = new ManagedIdentityCredential(
                parts.TryGetValue("ClientId", out var clientId)
                    ? ManagedIdentityId.FromUserAssignedClientId(clientId)
                    : ManagedIdentityId.SystemAssigned);
        }
    }
}
