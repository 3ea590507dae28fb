using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Settings;

/// <summary>Settings that are each of the right kind, and cannot work.</summary>
public sealed class ContradictingSettingsTests
{
    [Theory]
    [InlineData(
        "Enrichment:TryTimeout", "00:03:00",
        "Enrichment__TryTimeout is 00:03:00 and Enrichment__TotalTimeout 00:02:00: one try must end before")]
    [InlineData(
        "Enrichment:Providers:Pii", "azur",
        "Enrichment__Providers__Pii is 'azur', which is not known; did you mean 'azure'? Allowed are embedded, azure, scripted.")]
    [InlineData("Enrichment:Providers:Default", "none", "Enrichment__Providers__Default is 'none', which is not known.")]
    public void Enrichment_is_refused_with_a_sentence(string key, string value, string fault) =>
        Should.Throw<OptionsValidationException>(() => Read<EnrichmentOptions>(key, value)).Message.ShouldContain(fault);

    [Fact]
    public void A_folder_is_no_file_of_fingerprints() =>
        Should.Throw<OptionsValidationException>(() => Read<DuplicateOptions>("Cleaning:FingerprintFile", Path.GetTempPath()))
            .Message.ShouldStartWith("Cleaning__FingerprintFile is a folder; it has to be a file");

    [Fact]
    public void A_folder_is_no_file_of_stories() =>
        Should.Throw<OptionsValidationException>(() => Read<StoryOptions>("Stories:StoryFile", Path.GetTempPath()))
            .Message.ShouldStartWith("Stories__StoryFile is a folder; it has to be a file");

    [Theory]
    [InlineData("Stories:Window", "00:30:00")]
    [InlineData("Stories:Window", "15.00:00:00")]
    [InlineData("Stories:MaxArticles", "99")]
    public void Limits_of_stories_have_their_ranges(string key, string value) =>
        Should.Throw<OptionsValidationException>(() => Read<StoryOptions>(key, value));

    [Theory]
    [InlineData("Removals:MaxPercent", "101")]
    [InlineData("Removals:MaxFiles", "-1")]
    [InlineData("Removals:Within", "00:00:01")]
    public void Limits_of_removals_have_their_ranges(string key, string value) =>
        Should.Throw<OptionsValidationException>(() => Read<RemovalOptions>(key, value));

    private static TOptions Read<TOptions>(string key, string value)
        where TOptions : class
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)])
            .Build();
        var services = new ServiceCollection().AddLogging().AddArticlePipeline(configuration);
        new ScriptedTextAnalytics().Register(services);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<TOptions>>().Value;
    }
}
