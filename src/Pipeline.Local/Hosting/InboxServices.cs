using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>Registers the services that process drops.</summary>
internal static class InboxServices
{
    /// <summary>Adds the watcher, and reports this process's own drops to it.</summary>
    public static IServiceCollection AddInboxWatcher(this IServiceCollection services)
    {
        services.TryAddSingleton(StorageRestarts.None);
        services.TryAddSingleton<DropReports>();
        return services
            .AddSingleton<DropQueue>()
            .AddSingleton<RemovedFiles>()
            .AddSingleton<LedgerComparison>()
            .Decorate<IInbox, NotifyingInbox>()
            .AddHostedService<InboxWatcher>();
    }
}
