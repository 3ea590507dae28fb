using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Enrichment;

/// <summary>Checks at start that this host has the provider of each enabled feature.</summary>
internal sealed class EnrichmentOptionsValidator(IServiceProviderIsKeyedService registered) : IValidateOptions<EnrichmentOptions>
{
    private static readonly (AnalysisFeature Feature, Type Analysis)[] Analyses =
    [
        (AnalysisFeature.Language, typeof(ITextAnalysis<DetectedLanguage>)),
        (AnalysisFeature.Entities, typeof(ITextAnalysis<TextEntities>)),
        (AnalysisFeature.Pii, typeof(ITextAnalysis<PersonalInformation>)),
        (AnalysisFeature.KeyPhrases, typeof(ITextAnalysis<KeyPhrases>)),
        (AnalysisFeature.Sentiment, typeof(ITextAnalysis<TextSentiment>)),
        (AnalysisFeature.Summary, typeof(ITextAnalysis<ExtractiveSummary>)),
        (AnalysisFeature.AbstractiveSummary, typeof(ITextAnalysis<AbstractiveSummary>)),
    ];

    private static readonly string[] Known = [FeatureProviders.Embedded, FeatureProviders.Azure];

    public ValidateOptionsResult Validate(string? name, EnrichmentOptions options)
    {
        var faults = Analyses
            .Where(item => options.Features.HasFlag(item.Feature.Flag))
            .Select(item => (item.Feature, item.Analysis, Provider: options.Providers.Of(item.Feature)))
            .Where(item => item.Provider is null || !registered.IsKeyedService(item.Analysis, item.Provider))
            .Select(item =>
                $"Enrichment__Features asks for {item.Feature.Flag}, and this host has no provider '{item.Provider}' for it: "
                + $"set Enrichment__Providers__{item.Feature.Flag} to embedded, or to azure with Language__Endpoint.")
            .ToList();
        if (options.Features.HasFlag(AnalysisFeatures.Opinions) && !options.Features.HasFlag(AnalysisFeatures.Sentiment))
        {
            faults.Add("Enrichment__Features has Opinions, which needs Sentiment: add it.");
        }

        // A provider of a disabled feature may be set for later.
        faults.AddRange(options.Providers.All
            .Where(item => item.Provider is { } provider && !IsKnown(provider))
            .Select(item =>
                $"Enrichment__Providers__{item.Name} is '{Excerpt.Of(item.Provider!, 64)}', which is not known"
                + $"{NearestName.Hint(item.Provider!, Known)} Allowed are {string.Join(", ", Known)}."));
        if (options.TryTimeout > options.TotalTimeout)
        {
            faults.Add(
                $"Enrichment__TryTimeout is {options.TryTimeout} and Enrichment__TotalTimeout {options.TotalTimeout}: one try must "
                + "end before the time of all tries ends. Lower the one, or raise the other.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>A host may have other providers.</summary>
    private bool IsKnown(string provider) =>
        Known.Contains(provider, StringComparer.Ordinal) || Analyses.Any(item => registered.IsKeyedService(item.Analysis, provider));
}
