using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Enrichment.Requests;
using Polly;

namespace Pipeline.Articles.Enrichment;

/// <summary>Registers the enrichment stage. The providers of text analytics are the host's to add.</summary>
public static class EnrichmentServices
{
    /// <summary>Adds the stage; settings from section <c>Enrichment</c>.</summary>
    public static IServiceCollection AddEnrichment(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EnrichmentOptions>()
            .Bind(configuration.GetSection(EnrichmentOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<BudgetOptions>()
            .Bind(configuration.GetSection(BudgetOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<EnrichmentOptions>, EnrichmentOptionsValidator>();
        services.TryAddSingleton<PipelineMetrics>();

        // With it comes Polly's telemetry: its events in the host's log, and its meter, "Polly".
        services.AddResiliencePipelineRegistry<RequestKey>();
        services.AddSingleton<ResilientRequests>();
        services.AddSingleton<DailyBudget>();
        services.AddSingleton<FeatureChannels>();
        services.AddSingleton(static provider => new ArticleAnalyzer(
            provider.GetRequiredService<FeatureChannels>(),
            provider.GetRequiredService<IOptions<EnrichmentOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<EnrichmentStep>();
        services.AddHealthChecks().AddCheck<AnalyticsHealthCheck>("analytics");
        return services;
    }
}
