using Articles.TextAnalytics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Pipeline.Articles.Enrichment;

/// <summary>Registers providers of text analytics.</summary>
public static class TextAnalysisRegistration
{
    /// <summary>
    /// Adds every feature of an engine as the provider with the name <paramref name="provider"/> in settings. One instance serves all; it
    /// is <paramref name="engine"/>, or created at its first use.
    /// </summary>
    public static IServiceCollection AddTextAnalytics<TEngine>(this IServiceCollection services, string provider, TEngine? engine = null)
        where TEngine : class, ITextAnalytics
    {
        if (engine is not null)
        {
            services.AddSingleton(engine);
        }

        services.TryAddSingleton<TEngine>();
        return services
            .AddTextAnalysis(provider, static scope => Engine(scope).Language)
            .AddTextAnalysis(provider, static scope => Engine(scope).Entities)
            .AddTextAnalysis(provider, static scope => Engine(scope).PersonalInformation)
            .AddTextAnalysis(provider, static scope => Engine(scope).KeyPhrases)
            .AddTextAnalysis(provider, static scope => Engine(scope).Sentiment)
            .AddTextAnalysis(provider, static scope => Engine(scope).Summary)
            .AddTextAnalysis(provider, static scope => Engine(scope).AbstractiveSummary);

        static TEngine Engine(IServiceProvider scope) => scope.GetRequiredService<TEngine>();
    }

    /// <summary>Adds one feature of the provider with the name <paramref name="provider"/> in settings.</summary>
    public static IServiceCollection AddTextAnalysis<TResult>(
        this IServiceCollection services, string provider, Func<IServiceProvider, ITextAnalysis<TResult>> create)
        where TResult : class =>
        services.AddSingleton(new RegisteredProvider(provider)).AddKeyedSingleton(provider, (scope, _) => create(scope));

    /// <summary>Sets the default provider for features without a configured one. Of several calls, the first counts.</summary>
    public static IServiceCollection UseTextAnalyses(this IServiceCollection services, string provider) =>
        services.PostConfigure<EnrichmentOptions>(options => options.Providers.Default ??= provider);
}
