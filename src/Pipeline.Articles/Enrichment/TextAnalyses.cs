using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Enrichment;

/// <summary>The provider of each feature, as the settings name it.</summary>
internal sealed class TextAnalyses(IServiceProvider services, IOptions<EnrichmentOptions> options)
{
    /// <summary>The provider of a feature. That it is there was checked at start (<see cref="EnrichmentOptionsValidator"/>).</summary>
    public ITextAnalysis<TResult> For<TResult>(AnalysisFeature feature)
        where TResult : class => services.GetRequiredKeyedService<ITextAnalysis<TResult>>(options.Value.Providers.Of(feature));
}
