using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Publishing;

/// <summary>Registers the publishing stage. The search index and the queues are the host's to add.</summary>
public static class PublishingServices
{
    /// <summary>Adds the stage; settings from section <c>Subscriptions</c>.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<PublishingOptions>, PublishingOptionsValidator>();
        services.AddOptions<PublishingOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton<EventFactory>();
        services.AddSingleton<PublishingStep>();
        return services;
    }
}
