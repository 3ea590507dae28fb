using System.CommandLine;
using System.Globalization;
using Pipeline.Faults.Counting;
using Pipeline.Faults.Running;
using Pipeline.Faults.Storage;

namespace Pipeline.Faults.Runs;

/// <summary>
/// <c>storage-errors</c>: some of the host's requests to the storage fail, before or after they were done, or lose their connection.
/// </summary>
internal static class StorageErrorsRun
{
    // For so long nothing moves before the faults end.
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(20);

    public static Command Create()
    {
        var share = FaultRun.NumberOption("--percent", 5, "How many of a hundred requests are spoiled.");
        var seconds = FaultRun.NumberOption("--seconds", 240, "Over how long the files are dropped.");
        return FaultRun.Command(
            "storage-errors",
            "The storage answers 500, 503, 409 or 412 at random, before or after it did what was asked, or drops the connection.",
            articles: 500,
            settings: null,
            (run, arguments, articles, cancellationToken) => RunAsync(
                run, arguments.GetValue(share) / 100.0, TimeSpan.FromSeconds(arguments.GetValue(seconds)), Standstill, articles,
                cancellationToken),
            share,
            seconds);
    }

    public static async Task<Tally> RunAsync(
        FaultRun run, double share, TimeSpan over, TimeSpan standstill, int articles, CancellationToken cancellationToken)
    {
        await using var proxy = await StorageProxy.StartAsync(run.Station.Endpoints, run.Seed, cancellationToken);
        var settings = new Dictionary<string, string> { ["ArticleStorage"] = proxy.Endpoints.ConnectionString };
        await using var host = await SupervisedHost.StartAsync(run.Station, cancellationToken, settings);
        proxy.FaultShare = share;
        await run.Crawler.DropAsync(articles, over, cancellationToken);
        await Settle(run, standstill, cancellationToken);

        // The count itself is not what is tested, and neither is an article that is tried for ever: the faults end.
        proxy.FaultShare = 0;
        foreach (var (fault, count) in proxy.Faults.OrderByDescending(fault => fault.Value))
        {
            run.Say(string.Create(CultureInfo.InvariantCulture, $"{fault}: {count:N0}"));
        }

        return FaultRun.With(await run.CountAsync(TimeSpan.FromMinutes(12), cancellationToken), host);
    }

    /// <summary>Under faults, until most are through.</summary>
    private static async Task Settle(FaultRun run, TimeSpan standstill, CancellationToken cancellationToken)
    {
        await new Settling(run.Station.Services, TimeProvider.System).WaitAsync(run.Desk.Current, standstill, cancellationToken);
        run.Say($"{run.Desk.Current.Count} files dropped under faults.");
    }
}
