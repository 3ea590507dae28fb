using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Articles.Reprocessing;

/// <summary>Registers re-processing.</summary>
public static class ReprocessingServices
{
    /// <summary>Adds it; settings from section <c>Reprocessing</c>.</summary>
    public static IServiceCollection AddReprocessing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReprocessingOptions>()
            .Bind(configuration.GetSection(ReprocessingOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<ReprocessingStep>();
        return services;
    }
}
