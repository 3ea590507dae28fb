using System.CommandLine;
using System.Globalization;
using Pipeline.Faults.Counting;
using Pipeline.Faults.Running;

namespace Pipeline.Faults.Runs;

/// <summary><c>two-hosts</c>: two hosts on one account and one index; the timer fires in one of them only.</summary>
internal static class TwoHostsRun
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var seconds = FaultRun.NumberOption("--seconds", 180, "Over how long the files are dropped.");
        return FaultRun.Command(
            "two-hosts",
            "Two hosts at once on one account; the timer fires once.",
            articles: 500,
            settings: null,
            (run, arguments, articles, cancellationToken) => RunAsync(run, TimeSpan.FromSeconds(arguments.GetValue(seconds)), articles, cancellationToken),
            seconds);
    }

    public static async Task<Tally> RunAsync(FaultRun run, TimeSpan over, int articles, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string> { ["ReprocessSchedule"] = "*/10 * * * * *" };
        string[] folders = [Path.Combine(run.Station.Folder, "host-1"), Path.Combine(run.Station.Folder, "host-2")];
        Tally tally;
        foreach (var folder in folders)
        {
            Directory.CreateDirectory(folder);
        }

        await using (var first = await SupervisedHost.StartAsync(run.Station, cancellationToken, settings, folders[0]))
        await using (var second = await SupervisedHost.StartAsync(run.Station, cancellationToken, settings, folders[1]))
        {
            await run.Crawler.DropAsync(articles, over, cancellationToken);
            tally = FaultRun.With(FaultRun.With(await run.CountAsync(TimeSpan.FromMinutes(12), cancellationToken), first), second);
        }

        var logs = folders.Select(folder => File.ReadAllLines(Path.Combine(folder, "serve.log"))).ToList();
        var runs = logs.SelectMany(TimerRuns).Order().ToList();
        run.Say($"The timer ran {runs.Count} times; published by each host: {string.Join(", ", logs.Select(log => log.Count(line => line.Contains(" published: ", StringComparison.Ordinal))))}.");
        return FaultRun.With(tally, TimerFindings(runs));
    }

    /// <summary>What is wrong with the times at which the timer ran.</summary>
    internal static List<string> TimerFindings(IReadOnlyList<TimeOnly> runs)
    {
        var twice = runs.Zip(runs.Skip(1)).Count(pair => pair.Second - pair.First < Period / 2);
        return (runs.Count, twice) switch
        {
            (0, _) => ["The timer never ran."],
            (_, > 0) => [string.Create(CultureInfo.InvariantCulture, $"The timer ran twice at {twice} of its times.")],
            _ => [],
        };
    }

    private static IEnumerable<TimeOnly> TimerRuns(string[] log) => log
        .Where(line => line.Contains("Re-processing: ", StringComparison.Ordinal))
        .Select(line => TimeOnly.ParseExact(line.AsSpan(0, "HH:mm:ss".Length), "HH:mm:ss", CultureInfo.InvariantCulture));
}
