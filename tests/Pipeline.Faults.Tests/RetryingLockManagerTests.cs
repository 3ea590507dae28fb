using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Faults.Running;
using Pipeline.Faults.Storage;
using Pipeline.Local.Hosting.Timers;

namespace Pipeline.Faults.Tests;

#pragma warning disable CS0618 // The SDK's interface is marked "not ready for public consumption".

public sealed class RetryingLockManagerTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_renewal_that_the_storage_did_not_take_is_tried_again_and_one_that_another_host_prevents_is_not(int retries)
    {
        await using var station = await Station.StartAsync(new Dictionary<string, string>(), Token);
        await using var proxy = await StorageProxy.StartAsync(station.Endpoints, seed: 1, Token);
        var blobs = new BlobServiceClient(
            proxy.Endpoints.ConnectionString,
            new BlobClientOptions { Retry = { MaxRetries = retries, Delay = TimeSpan.FromMilliseconds(1) } });
        await using var services = Services(blobs);
        var locks = services.GetRequiredService<IDistributedLockManager>();
        var held = await locks.TryLockAsync(null!, "timer", "host", null!, Period, Token);

        proxy.FaultShare = 1;
        for (var renewal = 0; renewal < 60; renewal++)
        {
            // After the storage did it or before: it is told that it failed.
            (await locks.RenewAsync(held, Token)).ShouldBeFalse();
        }

        proxy.FaultShare = 0;
        (await locks.RenewAsync(held, Token)).ShouldBeTrue();
        proxy.Faults.Keys.Select(fault => fault.Status).Distinct().Order().ShouldBe([0, 409, 500, 503]);

        var container = services.GetRequiredService<HostContainer>().Client;
        var blob = (await container.GetBlobsAsync(cancellationToken: Token).ToListAsync(Token)).ShouldHaveSingleItem();
        var lease = container.GetBlobClient(blob.Name).GetBlobLeaseClient();
        await lease.BreakAsync(TimeSpan.Zero, cancellationToken: Token);
        await lease.AcquireAsync(Period, cancellationToken: Token);
        await Should.ThrowAsync<RequestFailedException>(() => locks.RenewAsync(held, Token));
    }

    private static ServiceProvider Services(BlobServiceClient blobs)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(blobs);
        services.AddAzureStorageCoreServices();
        return services.AddTimerState().BuildServiceProvider();
    }
}
