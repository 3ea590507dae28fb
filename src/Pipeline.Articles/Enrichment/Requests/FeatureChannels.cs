using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Enrichment.Requests;

/// <summary>Each feature's channel to the provider that the settings name for it.</summary>
internal sealed class FeatureChannels(
    IServiceProvider services,
    ResilientRequests requests,
    DailyBudget budget,
    PipelineMetrics metrics,
    IOptions<EnrichmentOptions> options,
    TimeProvider time,
    ILogger<FeatureChannels> logger)
{
    private readonly ConcurrentDictionary<string, Lazy<object>> _channels = new(StringComparer.Ordinal);
    private readonly RequestServices _shared = new(requests, budget, metrics, options.Value, time);

    /// <summary>A feature's channel. That its provider is there was checked at start (<see cref="EnrichmentOptionsValidator"/>).</summary>
    public FeatureChannel<TResult> For<TResult>(AnalysisFeature feature)
        where TResult : class =>
        (FeatureChannel<TResult>)_channels.GetOrAdd(feature.Name, _ => new Lazy<object>(() => Open<TResult>(feature))).Value;

    private FeatureChannel<TResult> Open<TResult>(AnalysisFeature feature)
        where TResult : class
    {
        var settings = options.Value;
        var analysis = services.GetRequiredKeyedService<ITextAnalysis<TResult>>(settings.Providers.Of(feature));
        var parameters = new AnalysisParameters(settings.SummarySentences, settings.Features.HasFlag(AnalysisFeatures.Opinions));
        var cache = settings.CacheResults && analysis.Engine.IsMetered && services.GetService<IAnalysisCache>() is { } store
            ? new ResultCache<TResult>(store, feature, analysis.Engine, parameters, metrics, time, logger)
            : null;
        return new FeatureChannel<TResult>(feature, analysis, parameters, cache, _shared);
    }
}
