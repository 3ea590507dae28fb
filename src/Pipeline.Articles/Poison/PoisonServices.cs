using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Articles.Poison;

/// <summary>Registers what is done about poisoned messages.</summary>
public static class PoisonServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddPoison(this IServiceCollection services) => services.AddSingleton<PoisonedMessages>();
}
