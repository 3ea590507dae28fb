namespace Articles.TextAnalytics.Requests;

/// <summary>Which resilience pipeline a request goes through.</summary>
/// <param name="Provider">The engine: one circuit breaker each, because its features share an endpoint.</param>
/// <param name="Feature">The feature: one rate each, as the service's quota counts; null for what the provider's features share.</param>
/// <param name="IsJob">Whether it is a job.</param>
/// <param name="IsMetered">Whether the provider's quota is to be kept to.</param>
internal readonly record struct RequestKey(string Provider, string? Feature, bool IsJob, bool IsMetered)
{
    /// <summary>The key of a feature's requests.</summary>
    public static RequestKey Of(AnalysisFeature feature, AnalysisEngine engine) =>
        new(engine.Provider, feature.Name, engine.IsJob, engine.IsMetered);

    /// <summary>The key of what all features of the provider share.</summary>
    public RequestKey Shared => new(Provider, null, false, false);

    /// <summary>As telemetry shows it.</summary>
    public override string ToString() => Feature is null ? Provider : $"{Provider} {Feature}";
}
