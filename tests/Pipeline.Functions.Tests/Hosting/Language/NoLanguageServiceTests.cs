using Pipeline.Articles.Settings;

namespace Pipeline.Functions.Tests.Hosting.Language;

/// <summary>An app that was built without Azure AI Language.</summary>
public sealed class NoLanguageServiceTests
{
    [Fact]
    public void A_resource_that_would_not_be_used_keeps_the_app_from_starting() =>
        Should.Throw<SettingsException>(
            () => FunctionsPipelineTests.Build(
                ("ArticleStorage", "UseDevelopmentStorage=true"), ("Search:Path", "index.db"),
                ("Language:Endpoint", "https://newsroom.cognitiveservices.azure.com")))
            .Message.ShouldStartWith("Language__Endpoint is set, but this build is without Azure AI Language.");
}
