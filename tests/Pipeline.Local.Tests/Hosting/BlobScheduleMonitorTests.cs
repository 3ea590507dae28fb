using Azure.Storage.Blobs;
using Microsoft.Azure.WebJobs.Extensions.Timers;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Local.Hosting.Timers;
using Pipeline.Local.Tests.EndToEnd;

namespace Pipeline.Local.Tests.Hosting;

public sealed class BlobScheduleMonitorTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private static readonly DateTime Midnight = new(2026, 11, 30, 0, 0, 0, DateTimeKind.Local);

    private static readonly ScheduleStatus Status =
        new() { Last = Midnight, Next = Midnight.AddDays(1), LastUpdated = Midnight.AddSeconds(1) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_timer_that_never_ran_has_no_times() =>
        (await (await MonitorAsync(account.ConnectionString)).GetStatusAsync("Never.RunAsync")).ShouldBeNull();

    [Fact]
    public async Task The_times_of_a_timer_outlive_its_host()
    {
        await (await MonitorAsync(account.ConnectionString)).UpdateStatusAsync("Nightly.RunAsync", Status);

        ShouldBe(await (await MonitorAsync(account.ConnectionString)).GetStatusAsync("Nightly.RunAsync"));
        (await (await MonitorAsync(account.ConnectionString, host: "another")).GetStatusAsync("Nightly.RunAsync")).ShouldBeNull();
    }

    [Fact]
    public async Task The_times_that_the_storage_extension_before_wrote_are_read()
    {
        var monitor = await MonitorAsync(account.ConnectionString);
        await Container(account.ConnectionString).GetBlobClient("timers/host/Upgraded.RunAsync/status").UploadAsync(
            BinaryData.FromString(
                $$"""{"Last":"{{Midnight:o}}","Next":"{{Midnight.AddDays(1):o}}","LastUpdated":"{{Midnight.AddSeconds(1):o}}"}"""),
            overwrite: true,
            Token);

        ShouldBe(await monitor.GetStatusAsync("Upgraded.RunAsync"));
    }

    [Fact]
    public async Task A_storage_that_takes_no_times_does_not_end_the_timer() =>
        // Nothing listens on the discard port.
        await Monitor(account.ConnectionString.Replace(
            new BlobServiceClient(account.ConnectionString).Uri.Authority, "127.0.0.1:9", StringComparison.Ordinal), "host")
            .UpdateStatusAsync("Nightly.RunAsync", Status);

    private static void ShouldBe(ScheduleStatus? read)
    {
        read.ShouldNotBeNull();
        (read.Last, read.Next, read.LastUpdated).ShouldBe((Status.Last, Status.Next, Status.LastUpdated));
    }

    private static BlobContainerClient Container(string connection) => new HostContainer(new BlobServiceClient(connection)).Client;

    private static BlobScheduleMonitor Monitor(string connection, string host) => new(
        new HostContainer(new BlobServiceClient(connection, new BlobClientOptions { Retry = { MaxRetries = 0 } })),
        new Host(host),
        NullLogger<BlobScheduleMonitor>.Instance);

    private static async Task<BlobScheduleMonitor> MonitorAsync(string connection, string host = "host")
    {
        await Container(connection).CreateIfNotExistsAsync(cancellationToken: Token);
        return Monitor(connection, host);
    }

    private sealed class Host(string id) : IHostIdProvider
    {
        public Task<string> GetHostIdAsync(CancellationToken cancellationToken) => Task.FromResult(id);
    }
}
