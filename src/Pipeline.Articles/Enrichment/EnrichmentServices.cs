using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Polly;

namespace Pipeline.Articles.Enrichment;

/// <summary>Registers the enrichment stage. The providers of text analytics are the host's to add.</summary>
public static class EnrichmentServices
{
    /// <summary>Adds the stage; settings from section <c>Enrichment</c>.</summary>
    public static IServiceCollection AddEnrichment(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EnrichmentOptions>()
            .Bind(configuration.GetSection(EnrichmentOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddResiliencePipeline(
            ResilientRequests.PipelineName,
            static (builder, context) => ResilientRequests.Configure(builder, context.ServiceProvider.GetRequiredService<IOptions<EnrichmentOptions>>().Value));
        services.AddSingleton<ResilientRequests>();
        services.AddSingleton<IValidateOptions<EnrichmentOptions>, EnrichmentOptionsValidator>();
        services.AddSingleton<TextAnalyses>();
        services.AddSingleton(static provider => new ArticleAnalyzer(
            provider.GetRequiredService<TextAnalyses>(), provider.GetRequiredService<ResilientRequests>(), provider.GetRequiredService<IOptions<EnrichmentOptions>>()));
        services.AddSingleton<EnrichmentStep>();
        return services;
    }
}
