using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Pipeline.Articles.Enrichment.Embedded;

/// <summary>Registers the embedded text analytics.</summary>
public static class EmbeddedTextAnalyticsRegistration
{
    /// <summary>What the settings call them.</summary>
    public const string Name = "embedded";

    /// <summary>
    /// Adds every feature of <see cref="EmbeddedTextAnalytics"/> as the provider <see cref="Name"/>. One instance serves all; it is
    /// <paramref name="engine"/>, or made when it is first needed.
    /// </summary>
    public static IServiceCollection AddEmbeddedTextAnalytics(this IServiceCollection services, EmbeddedTextAnalytics? engine = null)
    {
        if (engine is not null)
        {
            services.AddSingleton(engine);
        }

        services.TryAddSingleton<EmbeddedTextAnalytics>();
        return services
            .AddTextAnalysis(Name, provider => Engine(provider).Language)
            .AddTextAnalysis(Name, provider => Engine(provider).Entities)
            .AddTextAnalysis(Name, provider => Engine(provider).PersonalInformation)
            .AddTextAnalysis(Name, provider => Engine(provider).KeyPhrases)
            .AddTextAnalysis(Name, provider => Engine(provider).Sentiment)
            .AddTextAnalysis(Name, provider => Engine(provider).Summary)
            .AddTextAnalysis(Name, provider => Engine(provider).AbstractiveSummary);
    }

    private static EmbeddedTextAnalytics Engine(IServiceProvider provider) => provider.GetRequiredService<EmbeddedTextAnalytics>();
}
