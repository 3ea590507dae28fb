using Microsoft.Azure.WebJobs.Host.Queues;
using Microsoft.Extensions.Azure;
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
        return services
            .AddSingleton<MessagesInHand>()
            .AddSingleton<AzureComponentFactory, TriggerClients>()
            // It would have every request of this process to the storage described in text, and answers such as 404 logged as warnings.
            .AddSingleton<AzureEventSourceLogForwarder>(_ => null!)
            .AddSingleton<IQueueProcessorFactory, LeasedProcessorFactory>()
            .AddHostedService<Draining>();
    }
}
