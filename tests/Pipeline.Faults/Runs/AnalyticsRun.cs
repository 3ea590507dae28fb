using System.CommandLine;
using System.Globalization;
using Pipeline.Faults.Counting;
using Pipeline.Faults.Hosting;
using Pipeline.Faults.Running;

namespace Pipeline.Faults.Runs;

/// <summary>
/// <c>analytics</c>: text analytics throttle, fail, stall and answer nonsense, each for a long stretch; nothing is lost, and nothing is
/// poisoned.
/// </summary>
internal static class AnalyticsRun
{
    private const int Turns = 5;

    public static Command Create()
    {
        var seconds = FaultRun.NumberOption("--seconds", 60, "How long each fault lasts.");
        var rounds = FaultRun.NumberOption("--rounds", 2, "How often each comes.");
        return FaultRun.Command(
            "analytics",
            "Text analytics are throttled, failing, slow and wrong, in turn, for long stretches.",
            articles: 300,
            settings: null,
            (run, arguments, articles, cancellationToken) => RunAsync(
                run, TimeSpan.FromSeconds(arguments.GetValue(seconds)), arguments.GetValue(rounds),
                firstDeferral: TimeSpan.FromSeconds(10), articles, cancellationToken),
            seconds,
            rounds);
    }

    public static async Task<Tally> RunAsync(
        FaultRun run, TimeSpan stretch, int rounds, TimeSpan firstDeferral, int articles, CancellationToken cancellationToken)
    {
        run.Station.Program = HostProgram.Faulty;
        await using var host = await SupervisedHost.StartAsync(run.Station, cancellationToken, Settings(stretch, rounds, firstDeferral));
        await run.Crawler.DropAsync(articles, stretch * Turns * rounds, cancellationToken);
        run.Say("The faults are over.");
        var tally = FaultRun.With(await run.CountAsync(TimeSpan.FromMinutes(12), cancellationToken), host);
        return tally.Poisoned == 0
            ? tally
            : FaultRun.With(
                tally, [string.Create(
                    CultureInfo.InvariantCulture,
                    $"{tally.Poisoned} messages were poisoned: text analytics that is unavailable is no article's fault.")]);
    }

    private static Dictionary<string, string> Settings(TimeSpan stretch, int rounds, TimeSpan firstDeferral) => new()
    {
        ["Enrichment:Providers:Default"] = HostCommand.FaultyProvider,
        ["Enrichment:FirstDeferral"] = firstDeferral.ToString("c", CultureInfo.InvariantCulture),
        ["Enrichment:MaxDeferral"] = (6 * firstDeferral).ToString("c", CultureInfo.InvariantCulture),
        ["Enrichment:BreakDuration"] = (firstDeferral > TimeSpan.FromSeconds(2) ? firstDeferral / 2 : TimeSpan.FromSeconds(1))
            .ToString("c", CultureInfo.InvariantCulture),
        [HostCommand.AnalyticsSeconds] = stretch.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        [HostCommand.AnalyticsRounds] = rounds.ToString(CultureInfo.InvariantCulture),
    };
}
