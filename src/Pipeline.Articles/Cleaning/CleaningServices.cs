using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Cleaning.Html;
using Pipeline.Articles.Cleaning.Signals;
using Pipeline.Articles.Cleaning.Text;

namespace Pipeline.Articles.Cleaning;

/// <summary>Registers the cleaning stage.</summary>
public static class CleaningServices
{
    /// <summary>Adds it; settings from section <c>Cleaning</c>.</summary>
    public static IServiceCollection AddCleaning(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CleaningOptions>()
            .Bind(configuration.GetSection(CleaningOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<ArticleSignals>();
        services.AddSingleton(provider => new HtmlCleaner(
            provider.GetRequiredService<ArticleSignals>(),
            provider.GetRequiredService<TextCleaner>(),
            provider.GetRequiredService<IOptions<CleaningOptions>>().Value));
        services.AddSingleton<TextCleaner>();
        services.TryAddSingleton(new CleanerVersion(ArticleCleaner.Version));
        services.AddSingleton(provider => new ArticleCleaner(
            provider.GetRequiredService<HtmlCleaner>(),
            provider.GetRequiredService<TextCleaner>(),
            provider.GetRequiredService<ArticleSignals>(),
            provider.GetRequiredService<IOptions<CleaningOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<CleanerVersion>()));
        services.AddSingleton<DuplicateFinder>();
        services.AddSingleton<CleaningStep>();
        return services;
    }
}
