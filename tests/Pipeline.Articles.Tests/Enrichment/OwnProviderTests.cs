using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Enrichment;

/// <summary>A provider of one feature is one class and one registration; a setting chooses it.</summary>
public sealed class OwnProviderTests
{
    [Fact]
    public async Task It_answers_for_its_feature_and_is_recorded_and_the_others_stay_as_they_are()
    {
        using var host = Host(("Enrichment:Providers:KeyPhrases", "beginnings"));

        var article = await host.GetRequiredService<ArticleAnalyzer>()
            .EnrichAsync(Some.Cleaned("Rain is expected in the hills tonight."), TestContext.Current.CancellationToken);

        article.KeyPhrases.ShouldBe(["Rain is"]);
        article.Features["keyPhrases"].ShouldBe(new FeatureRecord(AnalysisFeature.KeyPhrases.Version, "beginnings/1", "2026-11"));
        article.Features["sentiment"].Provider.ShouldBe("scripted/1");
    }

    [Fact]
    public void Its_name_is_among_the_allowed_ones_and_a_slip_is_told() =>
        Fault(("Enrichment:Providers:KeyPhrases", "beginings")).ShouldContain(
            "Enrichment__Providers__KeyPhrases is 'beginings', which is not known; did you mean 'beginnings'? "
            + "Allowed are embedded, azure, scripted, beginnings.");

    [Fact]
    public void A_feature_that_it_has_not_is_told_with_the_providers_that_have_it() =>
        Fault(("Enrichment:Providers:Sentiment", "beginnings")).ShouldBe(
            "Enrichment__Features asks for Sentiment, and this host has no provider 'beginnings' for it: "
            + "set Enrichment__Providers__Sentiment to scripted, to embedded, or to azure with Language__Endpoint.");

    private static string Fault((string Key, string Value) setting)
    {
        using var host = Host(setting);
        return Should.Throw<OptionsValidationException>(() => host.GetRequiredService<IOptions<EnrichmentOptions>>().Value).Message;
    }

    private static ServiceProvider Host((string Key, string Value) setting)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(setting.Key, (string?)setting.Value)])
            .Build();
        var services = new ServiceCollection().AddLogging().AddArticlePipeline(configuration);
        new ScriptedTextAnalytics().Register(services);
        return services.AddTextAnalysis("beginnings", _ => new Beginnings()).BuildServiceProvider();
    }

    /// <summary>The first two words.</summary>
    private sealed class Beginnings : ITextAnalysis<KeyPhrases>
    {
        public AnalysisEngine Engine { get; } = new() { Provider = "beginnings/1", ModelVersion = "2026-11" };

        public Task<AnalysisAnswer<KeyPhrases>> AnalyzeAsync(
            IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken) =>
            Task.FromResult(new AnalysisAnswer<KeyPhrases>(
                [
                    .. documents.Select(document => new DocumentResult<KeyPhrases>(
                        document.Id, new KeyPhrases([string.Join(' ', document.Text.Split(' ').Take(2))]))),
                ],
                Engine.ModelVersion));
    }
}
