using Pipeline.Faults.Hosting;
using Pipeline.Faults.Running;
using Pipeline.Faults.Runs;

namespace Pipeline.Faults.Tests;

/// <summary>A few seconds of each run; the full ones are commands of Pipeline.Faults.</summary>
public sealed class ShortRunTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_lost_when_the_host_is_killed()
    {
        await using var station = await StartAsync();

        var tally = await KillsRun.RunAsync(new FaultRun("kills", station, Seed: 1), kills: 2, articles: 30, Token);

        tally.Findings.ShouldBeEmpty();
        (tally.Dropped, tally.Poisoned).ShouldBe((30, 0));
    }

    [Fact]
    public async Task Nothing_is_lost_and_nothing_hidden_when_the_host_is_stopped()
    {
        await using var station = await StartAsync();

        // With the lease of the host as it is delivered: what is hidden would stay so for a minute.
        station.Program = HostProgram.Articles;
        var tally = await StopsRun.RunAsync(new FaultRun("stops", station, Seed: 1), stops: 2, articles: 40, Token);

        tally.Findings.ShouldBeEmpty();
        (tally.Dropped, tally.Poisoned).ShouldBe((40, 0));
    }

    [Fact]
    public async Task Nothing_is_lost_when_the_storage_stops()
    {
        await using var station = await StartAsync();

        var tally = await StorageStopsRun.RunAsync(
            new FaultRun("storage-stops", station, Seed: 1), stops: 1, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2), articles: 20,
            Token);

        tally.Findings.ShouldBeEmpty();
        tally.Dropped.ShouldBe(20);
    }

    [Fact]
    public async Task Nothing_is_lost_when_requests_to_the_storage_fail()
    {
        await using var station = await StartAsync();

        var tally = await StorageErrorsRun.RunAsync(
            new FaultRun("storage-errors", station, Seed: 1), share: 0.03, TimeSpan.FromSeconds(3), standstill: TimeSpan.FromSeconds(3),
            articles: 20, Token);

        tally.Findings.ShouldBeEmpty();
        tally.Dropped.ShouldBe(20);
    }

    [Fact]
    public async Task Nothing_is_lost_or_poisoned_when_text_analytics_fail()
    {
        await using var station = await StartAsync();

        var tally = await AnalyticsRun.RunAsync(
            new FaultRun("analytics", station, Seed: 1), stretch: TimeSpan.FromSeconds(1.5), rounds: 1,
            firstDeferral: TimeSpan.FromSeconds(1), articles: 20, Token);

        tally.Findings.ShouldBeEmpty();
        (tally.Dropped, tally.Poisoned).ShouldBe((20, 0));
    }

    [Fact]
    public async Task Two_hosts_share_the_work_and_the_timer_fires_once()
    {
        await using var station = await StartAsync();

        var tally = await TwoHostsRun.RunAsync(new FaultRun("two-hosts", station, Seed: 1), TimeSpan.FromSeconds(5), articles: 30, Token);

        tally.Findings.ShouldBeEmpty();
        tally.Dropped.ShouldBe(30);
    }

    [Fact]
    public async Task The_newest_revision_wins_in_any_disorder()
    {
        await using var station = await StartAsync();

        var tally = await DisorderRun.RunAsync(new FaultRun("disorder", station, Seed: 1), articles: 20, Token);

        tally.Findings.ShouldBeEmpty();
        tally.Dropped.ShouldBe(20);
    }

    [Fact]
    public async Task What_is_there_is_found_and_what_was_removed_is_not_however_late_a_request_arrives()
    {
        await using var station = await StartAsync();

        var tally = await RemovalsRun.RunAsync(new FaultRun("removals", station, Seed: 1), articles: 20, Token);

        tally.Findings.ShouldBeEmpty();
        tally.Dropped.ShouldBe(20);
        tally.Withdrawn.ShouldBeGreaterThan(0);
    }

    /// <summary>Hosts that take messages for a few seconds: a crash shall not cost the test a minute.</summary>
    private static async Task<Station> StartAsync()
    {
        var station = await Station.StartAsync(new Dictionary<string, string> { [HostCommand.LeaseSeconds] = "3" }, Token);
        station.Program = HostProgram.Faulty;
        return station;
    }
}
