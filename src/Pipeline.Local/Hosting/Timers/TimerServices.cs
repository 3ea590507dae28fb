using Microsoft.Azure.WebJobs.Extensions.Timers;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Azure.WebJobs.Host.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Pipeline.Local.Hosting.Timers;

/// <summary>Registers the state of the timers: their locks, so that each runs on one host at a time, and when each ran.</summary>
internal static class TimerServices
{
    /// <summary>Adds it; call it after the WebJobs host was added.</summary>
    public static IServiceCollection AddTimerState(this IServiceCollection services)
    {
#pragma warning disable CS0618 // "Not ready for public consumption": there is no other way to the locks.
        services.Decorate<IDistributedLockManager, RetryingLockManager>();
#pragma warning restore CS0618
        return services
            .AddSingleton<HostContainer>()
            .AddSingleton<IAzureBlobStorageProvider>(provider => provider.GetRequiredService<HostContainer>())
            .Replace(ServiceDescriptor.Singleton<ScheduleMonitor, BlobScheduleMonitor>());
    }
}
