using Microsoft.Azure.WebJobs.Host;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.WindowsAzure.Storage;
using Microsoft.WindowsAzure.Storage.Blob;
using Microsoft.WindowsAzure.Storage.RetryPolicies;
using Pipeline.Faults.Running;
using Pipeline.Faults.Storage;
using Pipeline.Local.Hosting.Leasing;

namespace Pipeline.Faults.Tests;

#pragma warning disable CS0618 // The SDK's interface is marked "not ready for public consumption".

public sealed class RetryingLockManagerTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_renewal_that_the_storage_did_not_take_is_tried_again_and_one_that_another_host_prevents_is_not()
    {
        await using var station = await Station.StartAsync(new Dictionary<string, string>(), Token);
        await using var proxy = await StorageProxy.StartAsync(station.Endpoints, seed: 1, Token);
        var blobs = CloudStorageAccount.Parse(proxy.Endpoints.ConnectionString).CreateCloudBlobClient();
        blobs.DefaultRequestOptions.RetryPolicy = new NoRetry();
        var container = blobs.GetContainerReference("azure-webjobs-hosts");
        var locks = new RetryingLockManager(new CloudBlobContainerDistributedLockManager(container, NullLoggerFactory.Instance));
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

        var blob = (await container.ListBlobsSegmentedAsync(
                null, useFlatBlobListing: true, BlobListingDetails.None, null, null, null, null, Token)).Results.OfType<CloudBlockBlob>()
                .ShouldHaveSingleItem();
        await blob.BreakLeaseAsync(TimeSpan.Zero, null, null, null, Token);
        await blob.AcquireLeaseAsync(Period, Guid.NewGuid().ToString(), null, null, null, Token);
        await Should.ThrowAsync<StorageException>(() => locks.RenewAsync(held, Token));
    }
}
