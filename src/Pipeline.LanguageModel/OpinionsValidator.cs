using Articles.TextAnalytics;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Enrichment;

namespace Pipeline.LanguageModel;

/// <summary>Refuses opinions from a language model at start: it is not asked for them, and their absence would look like none.</summary>
internal sealed class OpinionsValidator : IValidateOptions<EnrichmentOptions>
{
    public ValidateOptionsResult Validate(string? name, EnrichmentOptions options) =>
        options.Features.HasFlag(AnalysisFeatures.Opinions)
        && options.Providers.Of(AnalysisFeature.Sentiment) == LanguageModelRegistration.Provider
            ? ValidateOptionsResult.Fail(
                "Enrichment__Features has Opinions, which the provider 'llm' of Enrichment__Providers__Sentiment does not have: leave them "
                + "out, or set another provider.")
            : ValidateOptionsResult.Success;
}
