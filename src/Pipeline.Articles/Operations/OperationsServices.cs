using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Articles.Operations;

/// <summary>Registers what operators see and do.</summary>
public static class OperationsServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<ScheduledRound>()
        .AddSingleton<StatusReader>()
        .AddSingleton<QueueAges>()
        .AddSingleton<ArticleReport>()
        .AddSingleton<ArticleExport>()
        .AddSingleton<PoisonDesk>();
}
