using System.CommandLine;
using Pipeline.Faults.Counting;
using Pipeline.Faults.Running;

namespace Pipeline.Faults.Runs;

/// <summary><c>two-hosts</c>: two hosts on one account and one index; the timer fires in one of them only.</summary>
internal static class TwoHostsRun
{
    public static Command Create()
    {
        var seconds = FaultRun.NumberOption("--seconds", 180, "Over how long the files are dropped.");
        return FaultRun.Command(
            "two-hosts",
            "Two hosts at once on one account; the timer fires once.",
            articles: 500,
            settings: null,
            (run, arguments, articles, cancellationToken) =>
                RunAsync(run, TimeSpan.FromSeconds(arguments.GetValue(seconds)), articles, cancellationToken),
            seconds);
    }

    public static async Task<Tally> RunAsync(FaultRun run, TimeSpan over, int articles, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string> { ["ReprocessSchedule"] = "*/4 * * * * *" };
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
        var runs = logs.ConvertAll(log => log.Count(line => line.Contains("Re-processing: ", StringComparison.Ordinal)));
        var published = logs.ConvertAll(log => log.Count(line => line.Contains(" published: ", StringComparison.Ordinal)));
        run.Say($"Runs of the timer in each host: {string.Join(", ", runs)}; published: {string.Join(", ", published)}.");
        return FaultRun.With(tally, TimerFindings(runs));
    }

    /// <summary>What is wrong with where the timer ran.</summary>
    internal static List<string> TimerFindings(IReadOnlyList<int> runs) => runs.Count(count => count > 0) switch
    {
        0 => ["The timer never ran."],
        1 => [],
        _ => ["The timer ran in both hosts."],
    };
}
