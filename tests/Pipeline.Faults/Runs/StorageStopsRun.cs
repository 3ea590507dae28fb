using System.CommandLine;
using Pipeline.Faults.Counting;
using Pipeline.Faults.Running;

namespace Pipeline.Faults.Runs;

/// <summary><c>storage-stops</c>: Azurite is stopped for a while and started again, several times, while files are dropped.</summary>
internal static class StorageStopsRun
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public static Command Create()
    {
        var stops = FaultRun.NumberOption("--stops", 5, "How often the storage is stopped.");
        var seconds = FaultRun.NumberOption("--seconds", 60, "How long it stays stopped.");
        return FaultRun.Command(
            "storage-stops",
            "The storage is stopped for a while, several times, while files are dropped.",
            articles: 500,
            settings: null,
            (run, arguments, articles, cancellationToken) => RunAsync(
                run, arguments.GetValue(stops), TimeSpan.FromSeconds(arguments.GetValue(seconds)), LongestPause, articles,
                cancellationToken),
            stops,
            seconds);
    }

    public static async Task<Tally> RunAsync(
        FaultRun run, int stops, TimeSpan outage, TimeSpan longestPause, int articles, CancellationToken cancellationToken)
    {
        await using var host = await SupervisedHost.StartAsync(run.Station, cancellationToken);
        for (var stop = 0; stop < stops; stop++)
        {
            var pause = longestPause * (0.2 + (0.8 * run.Random.NextDouble()));
            var dropping = run.Crawler.DropAsync(FaultRun.Share(articles, stop, stops), pause, cancellationToken);
            await Task.Delay(pause * 0.7, cancellationToken);
            await run.Station.StopStorageAsync();
            await Task.Delay(outage, cancellationToken);
            await run.Station.StartStorageAsync(cancellationToken);
            run.Say($"Stopped the storage {stop + 1} times; {run.Desk.Current.Count} files.");
            await dropping;
        }

        return FaultRun.With(await run.CountAsync(TimeSpan.FromMinutes(12), cancellationToken), host);
    }
}
