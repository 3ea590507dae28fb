using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Settings;
using Pipeline.AzureLanguage;

namespace Pipeline.Functions.Tests.Hosting.Language;

/// <summary>An app with Azure AI Language in it, as it is published.</summary>
public sealed class LanguageServiceTests
{
    [Fact]
    public void Every_setting_of_the_language_service_is_known() =>
        typeof(LanguageOptions).GetProperties().Select(property => $"{LanguageOptions.Section}__{property.Name}")
            .ShouldBeSubsetOf(ArticleSettings.Sections.SelectMany(section => section.SettingNames));

    [Theory]
    [InlineData(typeof(ITextAnalysis<DetectedLanguage>))]
    [InlineData(typeof(ITextAnalysis<TextEntities>))]
    [InlineData(typeof(ITextAnalysis<PersonalInformation>))]
    [InlineData(typeof(ITextAnalysis<KeyPhrases>))]
    [InlineData(typeof(ITextAnalysis<TextSentiment>))]
    [InlineData(typeof(ITextAnalysis<ExtractiveSummary>))]
    [InlineData(typeof(ITextAnalysis<AbstractiveSummary>))]
    public void Each_feature_can_come_from_azure_or_from_the_embedded_engine(Type feature)
    {
        using var host = FunctionsPipelineTests.Build(
            ("ArticleStorage", "UseDevelopmentStorage=true"), ("Search:Path", "index.db"),
            ("Language:Endpoint", "https://newsroom.cognitiveservices.azure.com"));

        host.Services.GetRequiredKeyedService(feature, "azure").ShouldNotBeNull();
        host.Services.GetRequiredKeyedService(feature, "embedded").ShouldNotBeNull();
    }

    [Fact]
    public void With_an_endpoint_it_is_the_provider_of_every_feature()
    {
        using var host = FunctionsPipelineTests.Build(
            ("ArticleStorage", "UseDevelopmentStorage=true"), ("Search:Path", "index.db"),
            ("Language:Endpoint", "https://newsroom.cognitiveservices.azure.com"));

        host.Services.GetRequiredService<IOptions<EnrichmentOptions>>().Value.Providers.Default.ShouldBe("azure");
    }

    [Theory]
    [InlineData("http://newsroom.cognitiveservices.azure.com", null)]
    [InlineData("newsroom", null)]
    [InlineData("https://newsroom.cognitiveservices.azure.com/text/analytics/v3.0", null)]
    [InlineData("https://westeurope.api.cognitive.microsoft.com", null)]
    public void A_wrong_endpoint_is_told_at_start(string endpoint, string? key)
    {
        var error = Should.Throw<OptionsValidationException>(() => ReadEndpoint(endpoint, key));

        error.Message.ShouldContain("Language__Endpoint");
    }

    [Theory]
    [InlineData("https://newsroom.cognitiveservices.azure.com", null)]
    [InlineData("https://newsroom.cognitiveservices.azure.com/", null)]
    [InlineData("https://westeurope.api.cognitive.microsoft.com", "key")]
    public void An_endpoint_that_will_do_is_taken(string endpoint, string? key) => ReadEndpoint(endpoint, key).ShouldBe(endpoint);

    private static string ReadEndpoint(string endpoint, string? key)
    {
        using var host = FunctionsPipelineTests.Build(
            ("ArticleStorage", "UseDevelopmentStorage=true"), ("Search:Path", "index.db"), ("Language:Endpoint", endpoint),
            ("Language:Key", key));
        return host.Services.GetRequiredService<IOptions<LanguageOptions>>().Value.Endpoint;
    }
}
