using Articles.TextAnalytics.Results;
using Azure;
using Azure.AI.TextAnalytics;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Functions.Language;

/// <summary>Registers the text analytics: Azure AI Language when <c>Language:Endpoint</c> is set, and always the embedded ones.</summary>
internal static class LanguageServices
{
    /// <summary>What the settings call Azure AI Language.</summary>
    public const string Name = "azure";

    /// <summary>
    /// Adds the providers; Azure AI Language, where there is an endpoint, answers for every feature that names no provider. It is signed in to with the
    /// <see cref="TokenCredential"/> among the services, unless a key is set.
    /// </summary>
    public static IServiceCollection AddTextAnalytics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddTextAnalytics<EmbeddedTextAnalytics>(FeatureProviders.Embedded);
        var section = configuration.GetSection(LanguageOptions.Section);
        if (string.IsNullOrWhiteSpace(section[nameof(LanguageOptions.Endpoint)]))
        {
            return services.UseTextAnalyses(FeatureProviders.Embedded);
        }

        services.AddOptions<LanguageOptions>().Bind(section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<LanguageOptions>, LanguageOptionsValidator>()
            .AddSingleton(CreateClient)
            .AddSingleton<LanguageJob>()
            .AddSingleton<AzureLanguageTextAnalytics>()
            .AddTextAnalysis(Name, provider => Azure(provider).Language)
            .AddTextAnalysis(Name, provider => Azure(provider).Entities)
            .AddTextAnalysis(Name, provider => Azure(provider).PersonalInformation)
            .AddTextAnalysis(Name, provider => Azure(provider).KeyPhrases)
            .AddTextAnalysis(Name, provider => Azure(provider).Sentiment)
            .AddTextAnalysis(Name, provider => Azure(provider).Summary)
            .AddTextAnalysis(Name, provider => Azure(provider).AbstractiveSummary)
            .UseTextAnalyses(Name);
    }

    private static AzureLanguageTextAnalytics Azure(IServiceProvider provider) => provider.GetRequiredService<AzureLanguageTextAnalytics>();

    private static TextAnalyticsClient CreateClient(IServiceProvider provider)
    {
        var options = new TextAnalyticsClientOptions(TextAnalyticsClientOptions.ServiceVersion.V2023_04_01);

        // Retries are above, where they know the budget; two layers would multiply.
        options.Retry.MaxRetries = 0;
        if (provider.GetService<HttpPipelineTransport>() is { } transport)
        {
            options.Transport = transport;
        }

        var settings = provider.GetRequiredService<IOptions<LanguageOptions>>().Value;
        var endpoint = new Uri(settings.Endpoint);
        return string.IsNullOrEmpty(settings.Key)
            ? new TextAnalyticsClient(endpoint, provider.GetRequiredService<TokenCredential>(), options)
            : new TextAnalyticsClient(endpoint, new AzureKeyCredential(settings.Key), options);
    }
}
