using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Articles.Enrichment.Stories;

/// <summary>Registers the search for stories. The host adds the log and the sketches.</summary>
internal static class StoryServices
{
    /// <summary>Adds it; settings from section <c>Stories</c>.</summary>
    public static IServiceCollection AddStories(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StoryOptions>()
            .Bind(configuration.GetSection(StoryOptions.Section))
            .ValidateDataAnnotations()
            .Validate(
                options => !Directory.Exists(options.StoryFile),
                "Stories__StoryFile is a folder; it has to be a file in one, such as stories.db.")
            .ValidateOnStart();
        services.AddSingleton<StoryFinder>();
        return services;
    }
}
