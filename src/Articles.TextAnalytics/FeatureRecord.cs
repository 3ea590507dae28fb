namespace Articles.TextAnalytics;

/// <summary>The engine and model that answered for a feature of a text.</summary>
/// <param name="Version">
/// The version of how the feature is requested (<see cref="AnalysisFeature.Version"/>); a higher version makes the result stale.
/// </param>
/// <param name="Provider">The engine (<see cref="AnalysisEngine.Provider"/>).</param>
/// <param name="ModelVersion">
/// The model, as the service reports it; several, separated by commas, if parts of the text were answered by different models. Null if
/// there was no answer.
/// </param>
public sealed record FeatureRecord(int Version, string Provider, string? ModelVersion);
