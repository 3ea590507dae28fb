using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Reprocessing.Finders;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Reprocessing;

/// <summary>Registers re-processing.</summary>
public static class ReprocessingServices
{
    /// <summary>Adds re-processing; settings from section <c>Reprocessing</c>.</summary>
    public static IServiceCollection AddReprocessing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReprocessingOptions>()
            .Bind(configuration.GetSection(ReprocessingOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(provider => new StageVersions(
            provider.GetRequiredService<CleanerVersion>().Value,
            FeatureVersions.Format(provider.GetRequiredService<IOptions<EnrichmentOptions>>().Value.Features),
            PublishingStep.Version,
            SearchDocument.Version));
        services.AddSingleton<Backlog>();
        services.AddSingleton<IBacklog>(provider => provider.GetRequiredService<Backlog>());
        services.AddSingleton<ReprocessingFinder>();
        services.AddSingleton<LossFinder>();
        services.AddSingleton<OrphanFinder>();
        services.AddSingleton<OrphanAdoption>();
        services.AddSingleton<GuardedFindings>();
        services.AddSingleton<IndexFinder>();
        services.AddSingleton(provider => new ReprocessingStep(
            provider.GetRequiredService<ReprocessingFinder>(),
            provider.GetRequiredService<LossFinder>(),
            provider.GetRequiredService<OrphanFinder>(),
            provider.GetRequiredService<GuardedFindings>(),
            // A command that uses only the storage has no index to compare; the host's rounds do that.
            provider.GetService<ISearchIndex>() is null ? null : provider.GetRequiredService<IndexFinder>(),
            provider.GetRequiredService<IReprocessingQueue>(),
            provider.GetRequiredService<ICheckpointStore>(),
            provider.GetRequiredService<IOptions<ReprocessingOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ReprocessingStep>>()));
        services.AddSingleton(provider => new ReprocessArticleStep(
            provider.GetRequiredService<CleaningStep>(),
            provider.GetRequiredService<EnrichmentStep>(),
            provider.GetRequiredService<PublishingStep>(),
            provider.GetRequiredService<IndexReconciler>(),
            provider.GetRequiredService<IWithdrawalQueue>(),
            provider.GetRequiredService<OrphanAdoption>(),
            provider.GetRequiredService<ILedger>(),
            provider.GetRequiredService<IReprocessingQueue>(),
            provider.GetRequiredService<Backlog>(),
            provider.GetRequiredService<PipelineTracing>(),
            provider.GetRequiredService<IOptions<ReprocessingOptions>>(),
            provider.GetRequiredService<ILogger<ReprocessArticleStep>>()));
        return services;
    }
}
