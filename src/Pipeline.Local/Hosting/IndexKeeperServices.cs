using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Searching;
using Pipeline.Local.Commands.Operating;
using Pipeline.Search;

namespace Pipeline.Local.Hosting;

/// <summary>Registers the maintenance of the search index.</summary>
internal static class IndexKeeperServices
{
    /// <summary>Adds the maintenance. It resumes an interrupted <c>index rebuild</c>, and the other way round.</summary>
    public static IServiceCollection AddIndexKeeper(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHealthChecks().AddCheck<IndexFileHealthCheck>("index-file");
        return services
            .AddSingleton<IndexRebuild>()
            .AddSingleton<IndexMaintenance>()
            .AddSingleton<IRebuildStates>(new RebuildStateFile(configuration[LocalSettings.DataFolder]!))
            .AddSingleton<IndexKeeper>()
            .AddHostedService(provider => provider.GetRequiredService<IndexKeeper>());
    }
}
