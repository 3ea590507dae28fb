using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Resources;
using Pipeline.Articles;

namespace Pipeline.Local.Hosting;

/// <summary>Traces, metrics and logs to a collector, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one; else nothing is added.</summary>
internal static class LocalTelemetry
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddLocalTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (!string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            services.AddOpenTelemetry()
                .ConfigureResource(resource => resource.AddService("article-pipeline"))
                .WithTracing(tracing => tracing.AddSource(PipelineTracing.SourceName))
                .WithMetrics(metrics => metrics.AddMeter(PipelineMetrics.MeterName, "Polly"))
                .WithLogging()
                .UseOtlpExporter();
        }

        return services;
    }
}
