using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Articles.Handover;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Reading;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles;

/// <summary>
/// The composition root of the stages. A host adds it together with providers of text analytics (<see cref="TextAnalysisRegistration"/>),
/// the storage (Pipeline.Storage) and the search index (Pipeline.Search).
/// </summary>
public static class ArticlePipeline
{
    /// <summary>Adds every stage with its settings, which are checked when the host starts.</summary>
    public static IServiceCollection AddArticlePipeline(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PipelineMetrics>();
        services.AddSingleton<PipelineTracing>();
        services.AddSingleton<StageRunner>();
        services.AddOptions<HandoverOptions>()
            .Bind(configuration.GetSection(HandoverOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddReading(configuration)
            .AddCleaning(configuration)
            .AddEnrichment(configuration)
            .AddStories(configuration)
            .AddRemovals(configuration)
            .AddPublishing(configuration)
            .AddReprocessing(configuration)
            .AddPoison()
            .AddOperations();
    }
}
