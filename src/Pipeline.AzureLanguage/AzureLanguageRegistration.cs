using Azure;
using Azure.AI.TextAnalytics;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Enrichment;

namespace Pipeline.AzureLanguage;

/// <summary>Registers Azure AI Language.</summary>
public static class AzureLanguageRegistration
{
    /// <summary>
    /// Adds Azure AI Language as the provider <see cref="FeatureProviders.Azure"/>, for every feature that names no provider; nothing
    /// without <c>Language:Endpoint</c>. It is signed in to with the <see cref="TokenCredential"/> among the services, unless a key is set.
    /// </summary>
    public static IServiceCollection AddAzureLanguage(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(LanguageOptions.Section);
        if (string.IsNullOrWhiteSpace(section[nameof(LanguageOptions.Endpoint)]))
        {
            return services;
        }

        services.AddOptions<LanguageOptions>().Bind(section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<LanguageOptions>, LanguageOptionsValidator>()
            .AddSingleton(CreateClient)
            .AddSingleton<LanguageJob>()
            .AddTextAnalytics<AzureLanguageTextAnalytics>(FeatureProviders.Azure)
            .UseTextAnalyses(FeatureProviders.Azure);
    }

    private static TextAnalyticsClient CreateClient(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<IOptions<LanguageOptions>>().Value;
        var options = new TextAnalyticsClientOptions(
            settings.ApiVersion == LanguageVersions.ApiWithoutSummaries
                ? TextAnalyticsClientOptions.ServiceVersion.V2022_05_01
                : TextAnalyticsClientOptions.ServiceVersion.V2023_04_01);

        // Retries are above, where they know the budget; two layers would multiply.
        options.Retry.MaxRetries = 0;
        if (provider.GetService<HttpPipelineTransport>() is { } transport)
        {
            options.Transport = transport;
        }

        var endpoint = new Uri(settings.Endpoint);
        return string.IsNullOrEmpty(settings.Key)
            ? new TextAnalyticsClient(endpoint, provider.GetRequiredService<TokenCredential>(), options)
            : new TextAnalyticsClient(endpoint, new AzureKeyCredential(settings.Key), options);
    }
}
