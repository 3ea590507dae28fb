using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Articles.Operations;

/// <summary>Registers the operator's view of the pipeline.</summary>
public static class OperationsServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services) => services.AddSingleton<ScheduledRound>();
}
