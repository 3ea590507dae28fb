using Articles.TextAnalytics;
using Articles.TextAnalytics.Requests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Handover;
using Polly;

namespace Pipeline.Articles.Enrichment;

/// <summary>Registers the enrichment stage. The host adds the providers of text analytics.</summary>
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

        // This also adds Polly's telemetry: its events in the host's log, and its meter, "Polly".
        services.AddResiliencePipelineRegistry<RequestKey>();
        services.AddSingleton(static provider => AnalyzerOptions(provider).Requests);
        services.AddSingleton<ResilientRequests>();
        services.AddSingleton(static provider => new DailyBudget(
            provider.GetRequiredService<RequestOptions>().DailyTextRecords,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<IBudgetStore>()));
        services.AddSingleton<IRequestObserver, RequestTelemetry>();
        services.AddSingleton<IAnalysisSource, RegisteredAnalyses>();
        services.AddSingleton<RequestServices>();
        services.AddSingleton(static provider => new FeatureChannels(
            provider.GetRequiredService<IAnalysisSource>(),
            AnalyzerOptions(provider).Parameters,
            provider.GetRequiredService<IOptions<EnrichmentOptions>>().Value.CacheResults ? provider.GetService<IAnalysisCache>() : null,
            provider.GetRequiredService<RequestServices>()));
        services.AddSingleton(static provider => new ArticleAnalyzer(
            provider.GetRequiredService<FeatureChannels>(),
            provider.GetRequiredService<IOptions<EnrichmentOptions>>(),
            AnalyzerOptions(provider),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<EnrichmentStep>();
        services.AddSingleton<INextStage<CleanedArticle>>(provider => provider.GetRequiredService<EnrichmentStep>());
        services.AddSingleton<StageHandover<CleanedArticle>>();
        services.AddHealthChecks().AddCheck<AnalyticsHealthCheck>("analytics");
        return services;
    }

    private static TextAnalyzerOptions AnalyzerOptions(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<EnrichmentOptions>>()
            .Value.ForAnalyzer(provider.GetRequiredService<IOptions<BudgetOptions>>().Value);
}
