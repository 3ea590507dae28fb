using Articles.TextAnalytics.Embedded;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Articles;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Settings;
using Pipeline.Functions.Hosting.Language;
using Pipeline.Search;
using Pipeline.Storage;

namespace Pipeline.Functions.Hosting;

/// <summary>The app's composition root.</summary>
internal static class FunctionsPipeline
{
    // The section Local belongs to another host and is ignored here: both may read the same local.settings.json.
    private static readonly SettingsCheck Settings = new(
        [.. ArticleSettings.Sections, StorageSettings.Section, SettingsSection.Of<SearchOptions>(SearchOptions.Section)],
        [.. ArticleSettings.Names, StorageSettings.Name]);

    /// <summary>Adds the stages and their dependencies; the settings are read at once, without network.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing, wrong or unknown; the message says what to set.</exception>
    public static IServiceCollection AddFunctionsPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        List<string> faults = [.. Settings.Faults(configuration), .. LanguageService.Faults(configuration)];
        if (faults.Count > 0)
        {
            throw new SettingsException(faults);
        }

        // One credential for search and language, so that they share its tokens. A user-assigned identity is named by AZURE_CLIENT_ID.
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        return services
            .AddArticlePipeline(configuration)
            .AddPipelineStorage(configuration)
            .AddSearchIndex(configuration)
            .AddLanguageService(configuration)
            .AddTextAnalytics<EmbeddedTextAnalytics>(FeatureProviders.Embedded)
            .UseTextAnalyses(FeatureProviders.Embedded)
            .AddHostedService<StorageProvisioning>()
            .AddHostedService<QueueReports>();
    }
}
