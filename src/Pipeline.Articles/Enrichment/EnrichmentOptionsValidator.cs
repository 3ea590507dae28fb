using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Enrichment;

/// <summary>Checks at start that this host has the provider of each enabled feature.</summary>
internal sealed class EnrichmentOptionsValidator(IServiceProviderIsKeyedService registered, IEnumerable<RegisteredProvider> providers)
    : IValidateOptions<EnrichmentOptions>
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

    // A host may be without azure, whose name is known all the same.
    private readonly IReadOnlyList<string> _known =
    [
        .. new[] { FeatureProviders.Embedded, FeatureProviders.Azure }
            .Union(providers.Select(provider => provider.Name), StringComparer.Ordinal),
    ];

    public ValidateOptionsResult Validate(string? name, EnrichmentOptions options)
    {
        var faults = Analyses
            .Where(item => options.Features.HasFlag(item.Feature.Flag))
            .Select(item => (item.Feature, item.Analysis, Provider: options.Providers.Of(item.Feature)))
            .Where(item => item.Provider is null || !registered.IsKeyedService(item.Analysis, item.Provider))
            .Select(item =>
                $"Enrichment__Features asks for {item.Feature.Flag}, and this host has no provider '{item.Provider}' for it: "
                + Remedy(item.Feature, item.Analysis))
            .ToList();
        if (options.Features.HasFlag(AnalysisFeatures.Opinions) && !options.Features.HasFlag(AnalysisFeatures.Sentiment))
        {
            faults.Add("Enrichment__Features has Opinions, which needs Sentiment: add it.");
        }

        // A provider of a disabled feature may be set for later.
        faults.AddRange(options.Providers.All
            .Where(item => item.Provider is { } provider && !_known.Contains(provider, StringComparer.Ordinal))
            .Select(item =>
                $"Enrichment__Providers__{item.Name} is '{Excerpt.Of(item.Provider!, 64)}', which is not known"
                + $"{NearestName.Hint(item.Provider!, _known)} Allowed are {string.Join(", ", _known)}."));
        if (options.TryTimeout > options.TotalTimeout)
        {
            faults.Add(
                $"Enrichment__TryTimeout is {options.TryTimeout} and Enrichment__TotalTimeout {options.TotalTimeout}: one try must "
                + "end before the time of all tries ends. Lower the one, or raise the other.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>What to set instead: a further provider of this host that has the feature, or one that every host can have.</summary>
    private string Remedy(AnalysisFeature feature, Type analysis)
    {
        var others = _known.Except([FeatureProviders.Embedded, FeatureProviders.Azure])
            .Where(provider => registered.IsKeyedService(analysis, provider));
        return $"set Enrichment__Providers__{feature.Flag} to "
            + $"{string.Concat(others.Select(provider => $"{provider}, to "))}embedded, or to azure with Language__Endpoint.";
    }
}
