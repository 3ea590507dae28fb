using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Articles.Poison;

/// <summary>Registers the services for poisoned messages.</summary>
public static class PoisonServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddPoison(this IServiceCollection services) => services.AddSingleton<PoisonedMessages>();
}
