using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Cleaning.Html;
using Pipeline.Articles.Cleaning.Signals;
using Pipeline.Articles.Cleaning.Text;

namespace Pipeline.Articles.Cleaning;

/// <summary>Registers the cleaning stage.</summary>
public static class CleaningServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddCleaning(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        services.AddSingleton<ArticleSignals>();
        services.AddSingleton<HtmlCleaner>();
        services.AddSingleton<TextCleaner>();
        services.AddSingleton(provider => new ArticleCleaner(
            provider.GetRequiredService<HtmlCleaner>(), provider.GetRequiredService<TextCleaner>(), provider.GetRequiredService<ArticleSignals>()));
        services.AddSingleton<CleaningStep>();
        return services;
    }
}
