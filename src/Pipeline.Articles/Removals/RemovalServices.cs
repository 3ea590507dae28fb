using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Articles.Removals;

/// <summary>Registers the removal guard.</summary>
public static class RemovalServices
{
    /// <summary>Adds the removal guard; settings from section <c>Removals</c>.</summary>
    public static IServiceCollection AddRemovals(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RemovalOptions>()
            .Bind(configuration.GetSection(RemovalOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton<RemovalGuard>()
            .AddSingleton<HeldRemovalOperations>();
    }
}
