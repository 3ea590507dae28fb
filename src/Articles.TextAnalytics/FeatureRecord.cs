namespace Articles.TextAnalytics;

/// <summary>What answered for a feature of an article.</summary>
/// <param name="Version">The version of how the feature is asked for (<see cref="AnalysisFeature.Version"/>); a higher one makes the result
/// stale.</param>
/// <param name="Provider">The engine (<see cref="AnalysisEngine.Provider"/>).</param>
/// <param name="ModelVersion">The model, as the service reports it; null when nothing was answered.</param>
public sealed record FeatureRecord(int Version, string Provider, string? ModelVersion);
