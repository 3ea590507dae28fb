using Articles.TextAnalytics;
using Microsoft.Extensions.Options;
using Pipeline.Articles;
using Pipeline.Articles.Enrichment;

namespace Pipeline.AzureLanguage;

/// <summary>Checks the endpoint and the versions at start.</summary>
internal sealed class LanguageOptionsValidator(IOptions<EnrichmentOptions> enrichment) : IValidateOptions<LanguageOptions>
{
    // https://REGION.api.cognitive.microsoft.com: many resources behind one address, told apart by their keys.
    private const string RegionalSuffix = ".api.cognitive.microsoft.com";
    private const int ExcerptLength = 64;

    public ValidateOptionsResult Validate(string? name, LanguageOptions options)
    {
        string?[] checks =
        [
            EndpointFault(options),
            VersionFault(nameof(LanguageOptions.ApiVersion), options.ApiVersion, LanguageVersions.Apis),
            VersionFault(nameof(LanguageOptions.EntitiesModelVersion), options.EntitiesModelVersion, LanguageVersions.EntityModels),
            VersionFault(nameof(LanguageOptions.PiiModelVersion), options.PiiModelVersion, LanguageVersions.EntityModels),
            SummaryFault(options),
        ];
        var faults = checks.OfType<string>().ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? EndpointFault(LanguageOptions options)
    {
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var endpoint) || endpoint.Scheme != Uri.UriSchemeHttps
            || endpoint.PathAndQuery != "/")
        {
            return "Language__Endpoint is not the https address of an Azure AI Language resource, such as "
                + "https://NAME.cognitiveservices.azure.com.";
        }

        return string.IsNullOrEmpty(options.Key) && endpoint.Host.EndsWith(RegionalSuffix, StringComparison.OrdinalIgnoreCase)
            ? "Language__Endpoint is a region's address, which takes only keys. Give the resource a custom subdomain and set "
                + "https://NAME.cognitiveservices.azure.com, or set Language__Key."
            : null;
    }

    private static string? VersionFault(string setting, string version, IReadOnlyList<string> allowed)
    {
        if (allowed.Contains(version, StringComparer.Ordinal))
        {
            return null;
        }

        var given = version.Length <= ExcerptLength ? version : version[..ExcerptLength];
        return $"{LanguageOptions.Section}__{setting} is '{given}', which is not known{NearestName.Hint(version, allowed)} "
            + $"Allowed are {string.Join(", ", allowed)}.";
    }

    private string? SummaryFault(LanguageOptions options)
    {
        if (options.ApiVersion != LanguageVersions.ApiWithoutSummaries)
        {
            return null;
        }

        var settings = enrichment.Value;
        AnalysisFeature[] summaries = [AnalysisFeature.Summary, AnalysisFeature.AbstractiveSummary];
        var unavailable = summaries
            .Where(feature => settings.Features.HasFlag(feature.Flag) && settings.Providers.Of(feature) == FeatureProviders.Azure)
            .Select(feature => feature.Flag.ToString())
            .ToList();
        return unavailable.Count == 0
            ? null
            : $"Language__ApiVersion is {options.ApiVersion}, which has no summaries, and Enrichment__Features asks azure for "
                + $"{string.Join(" and ", unavailable)}: set {LanguageVersions.NewestApi}, or another provider "
                + $"(Enrichment__Providers__{unavailable[0]}).";
    }
}
