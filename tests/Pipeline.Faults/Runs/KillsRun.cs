using System.CommandLine;
using Pipeline.Faults.Counting;

namespace Pipeline.Faults.Runs;

/// <summary><c>kills</c>: the host is killed (SIGKILL) at random moments while files are dropped, and started again each time.</summary>
internal static class KillsRun
{
    // A share of the kills comes while the host is still starting.
    private const double EarlyShare = 0.2;

    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(8);

    public static Command Create()
    {
        var kills = FaultRun.NumberOption("--kills", 100, "How often the host is killed.");
        return FaultRun.Command(
            "kills",
            "kill -9 of the host at random moments, again and again, while files are dropped.",
            articles: 1000,
            settings: null,
            (run, arguments, articles, cancellationToken) => RunAsync(run, arguments.GetValue(kills), articles, cancellationToken),
            kills);
    }

    public static async Task<Tally> RunAsync(FaultRun run, int kills, int articles, CancellationToken cancellationToken)
    {
        for (var kill = 0; kill < kills; kill++)
        {
            var life = await LiveAsync(run, FaultRun.Share(articles, kill, kills), cancellationToken);
            if ((kill + 1) % 10 == 0 || kill + 1 == kills)
            {
                run.Say($"Killed {kill + 1} times, the last time after {life.TotalSeconds:0.0} s; {run.Desk.Current.Count} files.");
            }
        }

        await using var host = await run.StartHostAsync(cancellationToken);
        return await run.CountAsync(TimeSpan.FromMinutes(12), cancellationToken);
    }

    /// <returns>How long the host lived.</returns>
    private static async Task<TimeSpan> LiveAsync(FaultRun run, int files, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var dies = LongestLife * run.Random.NextDouble();
        var isEarly = run.Random.NextDouble() < EarlyShare;
        await using var host = run.Station.StartHost();
        if (!isEarly)
        {
            await host.WaitUntilRunningAsync(cancellationToken);
        }

        var dropping = run.Crawler.DropAsync(files, dies, cancellationToken);
        await Task.Delay(isEarly ? dies / 2 : dies, cancellationToken);
        await host.KillAsync();
        await dropping;
        return TimeProvider.System.GetElapsedTime(started);
    }
}
