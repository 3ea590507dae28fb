using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>Registers what takes up drops.</summary>
internal static class InboxServices
{
    /// <summary>Adds the watcher, and has what is dropped from this process announced to it.</summary>
    public static IServiceCollection AddInboxWatcher(this IServiceCollection services)
    {
        services.TryAddSingleton(StorageRestarts.None);
        return services
            .AddSingleton<DropQueue>()
            .AddSingleton<RemovedFiles>()
            .AddSingleton<LedgerComparison>()
            .Decorate<IInbox, NotifyingInbox>()
            .AddHostedService<InboxWatcher>();
    }
}
