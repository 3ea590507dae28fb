using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Operations.Events;
using Pipeline.Articles.Operations.Api;
using Pipeline.Articles.Operations.Health;
using Pipeline.Articles.Operations.Listing;
using Pipeline.Articles.Operations.Revisions;

namespace Pipeline.Articles.Operations;

/// <summary>Registers the operators' services.</summary>
public static class OperationsServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<IndexHealthCheck>("index", timeout: HealthReader.Timeout)
            .AddCheck<RemovalsHealthCheck>("removals", timeout: HealthReader.Timeout);
        return services
            .AddSingleton<EventRedrive>()
            .AddSingleton<ScheduledMaintenance>()
            .AddSingleton<StatusReader>()
            .AddSingleton<QueueGauges>()
            .AddSingleton<ArticleLookup>()
            .AddSingleton<ArticleListing>()
            .AddSingleton<OrphanedHits>()
            .AddSingleton<ArticleExport>()
            .AddSingleton<SourcePreviewReader>()
            .AddSingleton<RevisionComparer>()
            .AddSingleton<PoisonBatchOperations>()
            .AddSingleton<HealthReader>()
            .AddSingleton<EventListing>()
            .AddSingleton<IApiRoutes, ListingRoutes>()
            .AddSingleton<IApiRoutes, DocumentRoutes>()
            .AddSingleton<IApiRoutes, FileRoutes>()
            .AddSingleton<IApiRoutes, SearchRoutes>()
            .AddSingleton<IApiRoutes, StoryRoutes>()
            .AddSingleton<OperatorApi>();
    }
}
