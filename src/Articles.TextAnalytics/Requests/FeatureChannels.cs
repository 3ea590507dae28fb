using Articles.TextAnalytics.Aliases;
using Articles.TextAnalytics.Merging;
using System.Collections.Concurrent;

namespace Articles.TextAnalytics.Requests;

/// <summary>Each feature's channel to its provider.</summary>
/// <param name="analyses">Finds the provider of a feature.</param>
/// <param name="parameters">The parameters of a request.</param>
/// <param name="cache">Keeps the results of metered providers; null: nothing is kept.</param>
/// <param name="services">What the channels share.</param>
internal sealed class FeatureChannels(
    IAnalysisSource analyses, AnalysisParameters parameters, IAnalysisCache? cache, RequestServices services)
{
    /// <summary>Merges entities, with the table of well-known names.</summary>
    public EntityMerger Entities { get; } = new(new EntityAliases());

    private readonly ConcurrentDictionary<string, Lazy<object>> _channels = new(StringComparer.Ordinal);

    /// <summary>A feature's channel.</summary>
    public FeatureChannel<TResult> For<TResult>(AnalysisFeature feature)
        where TResult : class =>
        (FeatureChannel<TResult>)_channels.GetOrAdd(feature.Name, _ => new Lazy<object>(() => Open<TResult>(feature))).Value;

    private FeatureChannel<TResult> Open<TResult>(AnalysisFeature feature)
        where TResult : class
    {
        var analysis = analyses.Find<TResult>(feature);
        var results = cache is not null && analysis.Engine.IsMetered
            ? new ResultCache<TResult>(cache, feature, analysis.Engine, parameters, services.Observer, services.Time)
            : null;
        return new FeatureChannel<TResult>(feature, analysis, parameters, results, services);
    }
}
