using Microsoft.Azure.WebJobs.Host;
using Microsoft.Azure.WebJobs.Host.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>Registers queue handling that differs from the WebJobs SDK's. Azure's own host does the same when it drains.</summary>
internal static class LeasingServices
{
    /// <summary>Adds leasing; call it after the WebJobs host was added.</summary>
    public static IServiceCollection AddQueueLeases(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<LeaseOptions>();
#pragma warning disable CS0618 // "Not ready for public consumption": there is no other way to the locks.
        services.Decorate<IDistributedLockManager, RetryingLockManager>();
#pragma warning restore CS0618
        return services
            .AddSingleton<MessagesInHand>()
            .AddSingleton<StorageAccountProvider, LeasedStorage>()
            .AddSingleton<IQueueProcessorFactory, LeasedProcessorFactory>()
            .AddHostedService<Draining>();
    }
}
