using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Articles.Enrichment;

/// <summary>Registers providers of text analytics, a feature at a time.</summary>
public static class TextAnalysisRegistration
{
    /// <summary>Adds a feature of the provider that the settings call <paramref name="provider"/>.</summary>
    public static IServiceCollection AddTextAnalysis<TResult>(
        this IServiceCollection services, string provider, Func<IServiceProvider, ITextAnalysis<TResult>> create)
        where TResult : class =>
        services.AddKeyedSingleton(provider, (scope, _) => create(scope));

    /// <summary>Makes a provider the one of the features for which the settings name none. Of several calls the first counts.</summary>
    public static IServiceCollection UseTextAnalyses(this IServiceCollection services, string provider) =>
        services.PostConfigure<EnrichmentOptions>(options => options.Providers.Default ??= provider);
}
