using System.Globalization;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Pipeline.Articles;

namespace Pipeline.Functions.Hosting;

/// <summary>
/// OpenTelemetry to where the Functions host sends its own (<c>telemetryMode</c> in host.json), by the same settings:
/// <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>, with <c>APPLICATIONINSIGHTS_AUTHENTICATION_STRING</c> for sign-in by identity, and
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>. Without either, nothing is added, and logs go to the host, which shows them on the console.
/// </summary>
internal static class PipelineTelemetry
{
    // OpenTelemetry's own name: https://opentelemetry.io/docs/languages/sdk-configuration/general/.
    private const string SamplerArgument = "OTEL_TRACES_SAMPLER_ARG";

    /// <summary>
    /// Adds traces, metrics and logs. <c>OTEL_TRACES_SAMPLER_ARG</c> is the share of the articles whose calls to services are traced (0 to 1;
    /// default 1); the runs of the stages are all recorded.
    /// </summary>
    /// <exception cref="InvalidOperationException">The share is none.</exception>
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
            telemetry.UseAzureMonitorExporter(
                options =>
                {
                    // By default it takes five traces a second and says nowhere in the counts what it left out.
                    (options.SamplingRatio, options.TracesPerSecond) = (1, null);
                    SignIn(options, configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]);
                });
        }

        if (toOtlp)
        {
            telemetry.UseOtlpExporter();
        }

        // After the exporters, which bring samplers of their own.
        var sampler = new StageSampler(CallRatio(configuration[SamplerArgument]));
        return services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.SetSampler(sampler));
    }

    private static double CallRatio(string? text) => text switch
    {
        null or "" => 1,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio) && ratio is >= 0 and <= 1 => ratio,
        _ => throw new InvalidOperationException(
            $"The setting {SamplerArgument} is '{text}'. It must be a share from 0 to 1: that of the articles whose calls are traced."),
    };

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
