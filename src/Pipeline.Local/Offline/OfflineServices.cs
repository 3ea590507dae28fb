using Articles.TextAnalytics.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Reading;
using Pipeline.Functions.Hosting.Language;

namespace Pipeline.Local.Offline;

/// <summary>The stages that need neither storage nor host.</summary>
internal static class OfflineServices
{
    public static ServiceProvider Build()
    {
        var configuration = LocalSettings.Load();
        return new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddReading(configuration)
            .AddCleaning(configuration)
            .AddEnrichment(configuration)
            .AddLanguageService(configuration)
            .AddTextAnalytics<EmbeddedTextAnalytics>(FeatureProviders.Embedded)
            .AddSubscriptions(configuration)
            .UseTextAnalyses(FeatureProviders.Embedded)
            .BuildServiceProvider();
    }
}
