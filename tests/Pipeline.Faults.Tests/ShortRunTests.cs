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

        var tally = await KillsRun.RunAsync(new FaultRun("kills", station, Seed: 1), kills: 3, articles: 40, Token);

        tally.Findings.ShouldBeEmpty();
        (tally.Dropped, tally.Poisoned).ShouldBe((40, 0));
    }

    /// <summary>Hosts that take messages for a few seconds: a crash shall not cost the test a minute.</summary>
    private static async Task<Station> StartAsync()
    {
        var station = await Station.StartAsync(new Dictionary<string, string> { [HostCommand.LeaseSeconds] = "3" }, Token);
        station.Program = HostProgram.Faulty;
        return station;
    }
}
