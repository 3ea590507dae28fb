using Articles.TextAnalytics;
using Articles.TextAnalytics.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Enrichment;

/// <summary>
/// The configured provider of each feature. Its registration was checked at start (<see cref="EnrichmentOptionsValidator"/>).
/// </summary>
internal sealed class RegisteredAnalyses(IServiceProvider services, IOptions<EnrichmentOptions> options) : IAnalysisSource
{
    public ITextAnalysis<TResult> Find<TResult>(AnalysisFeature feature)
        where TResult : class => services.GetRequiredKeyedService<ITextAnalysis<TResult>>(options.Value.Providers.Of(feature));
}
