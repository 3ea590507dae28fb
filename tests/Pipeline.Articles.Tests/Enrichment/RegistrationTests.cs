using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Enrichment;

public sealed class RegistrationTests
{
    [Fact]
    public void One_instance_of_an_engine_answers_for_every_feature()
    {
        var engine = new ScriptedTextAnalytics();
        using var services = new ServiceCollection().AddTextAnalytics("some", engine).BuildServiceProvider();

        services.GetRequiredService<ScriptedTextAnalytics>().ShouldBeSameAs(engine);
        services.GetRequiredKeyedService<ITextAnalysis<DetectedLanguage>>("some").Engine.Provider.ShouldBe("scripted/1");
        services.GetRequiredKeyedService<ITextAnalysis<AbstractiveSummary>>("some").ShouldBeSameAs(
            services.GetRequiredKeyedService<ITextAnalysis<AbstractiveSummary>>("some"));
    }

    /// <summary>
    /// The library's options know no configuration: the stage's are copied into them, field by field, and none may be forgotten.
    /// </summary>
    [Fact]
    public void Every_option_of_the_library_is_a_setting_with_the_same_default_and_is_passed_on()
    {
        var (settings, budget) = (new EnrichmentOptions(), new BudgetOptions());
        Same(settings.ForAnalyzer(budget), new TextAnalyzerOptions(), settings, budget);

        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Features"] = "Pii,Sentiment,Opinions",
            ["SummarySentences"] = "7",
            ["ChunkLength"] = "321",
            ["CoalescingDelay"] = "00:00:00.123",
            ["RequestsPerMinute"] = "11",
            ["MaxConcurrentRequests"] = "12",
            ["TryTimeout"] = "00:00:13",
            ["TotalTimeout"] = "00:00:14",
            ["JobTimeout"] = "00:00:15",
            ["MaxRetries"] = "6",
            ["BreakDuration"] = "00:00:17",
        }).Build().Bind(settings);
        budget.DailyTextRecords = 18;
        var passedOn = settings.ForAnalyzer(budget);
        Same(passedOn, null, settings, budget);
        foreach (var option in typeof(RequestOptions).GetProperties())
        {
            option.GetValue(passedOn.Requests).ShouldNotBe(option.GetValue(new RequestOptions()), option.Name);
        }
    }

    private static void Same(TextAnalyzerOptions actual, TextAnalyzerOptions? defaults, EnrichmentOptions settings, BudgetOptions budget)
    {
        Same(actual, defaults, typeof(TextAnalyzerOptions), settings, budget);
        Same(actual.Requests, defaults?.Requests, typeof(RequestOptions), settings, budget);
    }

    private static void Same(object actual, object? defaults, Type options, params object[] settings)
    {
        foreach (var option in options.GetProperties().Where(option => option.PropertyType != typeof(RequestOptions)))
        {
            var setting = settings.Single(setting => setting.GetType().GetProperty(option.Name) is not null);
            option.GetValue(actual).ShouldBe(setting.GetType().GetProperty(option.Name)!.GetValue(setting), option.Name);
            if (defaults is not null)
            {
                option.GetValue(actual).ShouldBe(option.GetValue(defaults), option.Name);
            }
        }
    }
}
