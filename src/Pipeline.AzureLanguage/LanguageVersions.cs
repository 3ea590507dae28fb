namespace Pipeline.AzureLanguage;

/// <summary>The versions that the settings may name.</summary>
internal static class LanguageVersions
{
    /// <summary>The service chooses: its newest model that is generally available.</summary>
    public const string LatestModel = "latest";

    /// <summary>The first API version with summaries outside combined jobs, and the newest that the client knows.</summary>
    public const string NewestApi = "2023-04-01";

    /// <summary>The API version before it, which has no summaries (the SDK refuses them).</summary>
    public const string ApiWithoutSummaries = "2022-05-01";

    /// <summary>The API versions of Language that Azure.AI.TextAnalytics 5.3.0 speaks; its older ones are of Text Analytics.</summary>
    public static IReadOnlyList<string> Apis { get; } = [NewestApi, ApiWithoutSummaries];

    /// <summary>
    /// The models for entities and for personal information: those that are generally available and not deprecated, as of January 2026. The
    /// service offers no choice for the other features. Source:
    /// https://learn.microsoft.com/azure/ai-services/language-service/concepts/model-lifecycle
    /// </summary>
    public static IReadOnlyList<string> EntityModels { get; } = [LatestModel, "2025-11-01", "2025-02-01", "2023-09-01"];
}
