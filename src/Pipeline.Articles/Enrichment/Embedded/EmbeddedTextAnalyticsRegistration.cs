using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Pipeline.Articles.Enrichment.Embedded;

/// <summary>Registers the embedded text analytics.</summary>
public static class EmbeddedTextAnalyticsRegistration
{
    /// <summary>Makes <see cref="EmbeddedTextAnalytics"/> the <see cref="ITextAnalytics"/>, unless one is registered already. One instance serves all.</summary>
    public static IServiceCollection AddEmbeddedTextAnalytics(this IServiceCollection services)
    {
        services.TryAddSingleton<ITextAnalytics, EmbeddedTextAnalytics>();
        return services;
    }
}
