using Articles.TextAnalytics;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Enrichment;

namespace Pipeline.AzureLanguage.Tests;

/// <summary>What is refused at start. The endpoint's cases are among the tests of the Functions app.</summary>
public sealed class LanguageOptionsValidatorTests
{
    private const string Endpoint = "https://newsroom.cognitiveservices.azure.com";

    [Fact]
    public void By_default_the_newest_api_is_asked_and_the_service_chooses_its_models() =>
        Faults(new LanguageOptions { Endpoint = Endpoint }).ShouldBeEmpty();

    [Theory]
    [InlineData("2023-04-01", "2025-11-01")]
    [InlineData("2023-04-01", "2025-02-01")]
    [InlineData("2023-04-01", "2023-09-01")]
    [InlineData("2022-05-01", "latest")]
    public void A_version_that_is_known_is_taken(string api, string model) =>
        Faults(
            new LanguageOptions { Endpoint = Endpoint, ApiVersion = api, EntitiesModelVersion = model, PiiModelVersion = model },
            AnalysisFeatures.Entities | AnalysisFeatures.Pii).ShouldBeEmpty();

    [Theory]
    [InlineData("2024-11-01")]
    [InlineData("v3.1")]
    [InlineData("")]
    public void An_api_that_the_client_does_not_speak_is_refused_with_those_it_does(string api) =>
        Faults(new LanguageOptions { Endpoint = Endpoint, ApiVersion = api }).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                fault => fault.ShouldStartWith($"Language__ApiVersion is '{api}', which is not known"),
                fault => fault.ShouldEndWith("Allowed are 2023-04-01, 2022-05-01."));

    [Fact]
    public void Each_unknown_model_is_refused_with_the_allowed_ones() =>
        Faults(new LanguageOptions { Endpoint = Endpoint, EntitiesModelVersion = "2024-05-01", PiiModelVersion = "Latest" }).ShouldBe(
        [
            "Language__EntitiesModelVersion is '2024-05-01', which is not known; did you mean '2025-02-01'? "
                + "Allowed are latest, 2025-11-01, 2025-02-01, 2023-09-01.",
            "Language__PiiModelVersion is 'Latest', which is not known; did you mean 'latest'? "
                + "Allowed are latest, 2025-11-01, 2025-02-01, 2023-09-01.",
        ]);

    [Fact]
    public void An_api_without_summaries_is_refused_where_azure_is_to_make_them() =>
        Faults(
            new LanguageOptions { Endpoint = Endpoint, ApiVersion = "2022-05-01" },
            AnalysisFeatures.Default | AnalysisFeatures.AbstractiveSummary)
            .ShouldBe(
            [
                "Language__ApiVersion is 2022-05-01, which has no summaries, and Enrichment__Features asks azure for Summary and "
                    + "AbstractiveSummary: set 2023-04-01, or another provider (Enrichment__Providers__Summary).",
            ]);

    [Fact]
    public void An_api_without_summaries_will_do_where_another_provider_makes_them() =>
        Faults(
            new LanguageOptions { Endpoint = Endpoint, ApiVersion = "2022-05-01" },
            AnalysisFeatures.Default,
            providers => providers.Summary = FeatureProviders.Embedded).ShouldBeEmpty();

    private static IEnumerable<string> Faults(
        LanguageOptions options, AnalysisFeatures features = AnalysisFeatures.Default, Action<FeatureProviders>? choose = null)
    {
        var enrichment = new EnrichmentOptions { Features = features };
        enrichment.Providers.Default = FeatureProviders.Azure;
        choose?.Invoke(enrichment.Providers);
        return new LanguageOptionsValidator(Options.Create(enrichment)).Validate(name: null, options).Failures ?? [];
    }
}
