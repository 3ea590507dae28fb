using System.CommandLine;
using System.Globalization;
using Pipeline.Faults.Counting;
using Pipeline.Faults.Disorder;
using Pipeline.Faults.Dropping;
using Pipeline.Faults.Storage;

namespace Pipeline.Faults.Runs;

/// <summary>
/// <c>removals</c>: files are removed, dropped again and replaced while their messages are under way; any request to the storage or the
/// index may be slow, and some arrive only after their sender has given up. The messages come twice and in any order, and of some removals
/// nobody tells. Then the scheduled round runs.
/// </summary>
internal static class RemovalsRun
{
    private const double SlowShare = 0.05;
    private const double UntoldShare = 0.1;
    private const int Batch = 10;
    private const int Changes = 2;
    private const int MaxRounds = 10;

    // Beyond what the clock jumped and what an article may take.
    private static readonly TimeSpan Night = TimeSpan.FromDays(3);

    public static Command Create() => FaultRun.Command(
        "removals",
        "Files are removed and dropped again while requests are slow, and arrive after their sender has given up.",
        articles: 300,
        settings: null,
        (run, _, articles, cancellationToken) => RunAsync(run, articles, cancellationToken));

    public static async Task<Tally> RunAsync(FaultRun run, int articles, CancellationToken cancellationToken)
    {
        await using var proxy = await StorageProxy.StartAsync(run.Station.Endpoints, run.Seed, cancellationToken);
        LateIndex? index = null;
        await using var pipeline = new DisorderlyPipeline(
            run.Station, run.Seed, proxy.Endpoints.ConnectionString, inner => index = new LateIndex(inner, new Random(run.Seed)));
        proxy.SlowShare = SlowShare;
        var removals = 0;
        while (run.Desk.Current.Count < articles)
        {
            List<Task> told = [];
            var delivering = pipeline.DeliverAsync(cancellationToken);
            foreach (var file in Next(run, articles))
            {
                removals += file.IsRemoved ? 1 : 0;
                await (file.IsRemoved ? run.Crawler.RemoveAsync(file, cancellationToken) : run.Crawler.DropAsync(file, cancellationToken));
                if (!file.IsRemoved || run.Random.NextDouble() >= UntoldShare)
                {
                    told.Add(
                        file.IsRemoved ? pipeline.TellOfRemovalAsync(file.Name, cancellationToken) : pipeline.TellOfDropAsync(
                        file.Name, cancellationToken));
                }
            }

            told.Add(pipeline.DeliverAsync(cancellationToken));
            await Task.WhenAll([delivering, .. told]);
        }

        await pipeline.DeliverAsync(cancellationToken);
        await pipeline.DeliverLateAsync(cancellationToken);
        proxy.SlowShare = 0;
        index!.IsFar = false;
        await proxy.WaitForLateAsync(cancellationToken);
        await index.WaitAsync();
        var repaired = await RunRoundsAsync(pipeline, cancellationToken);
        run.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{removals} removals; {proxy.Slow} requests were slow, {index.Late} came late to the index; {pipeline.Queues.Redelivered} "
                + $"messages came again; rounds put {repaired} index entries right."));
        return await run.CountAsync(TimeSpan.FromSeconds(5), cancellationToken);
    }

    /// <summary>New files, and for each something that happens to one that was there: a new content, its removal, its return.</summary>
    private static IEnumerable<DroppedFile> Next(FaultRun run, int articles)
    {
        for (var i = 0; i < Batch && run.Desk.Current.Count < articles; i++)
        {
            foreach (var file in run.Desk.Next())
            {
                yield return file;
            }

            for (var change = 0; change < Changes
                && run.Desk.Current.Where(file => file.IsArticle).ToList() is { Count: > 0 } files; change++)
            {
                // Mostly one of the last, whose messages are still under way.
                var known = files[files.Count - 1 - run.Random.Next(run.Random.Next(1, files.Count + 1))];
                yield return (known.IsRemoved, run.Random.Next(3)) switch
                {
                    (_, 0) => run.Desk.Revise(known.Name),
                    (true, _) => run.Desk.Restore(known.Name),
                    (false, _) => run.Desk.Remove(known.Name),
                };
            }
        }
    }

    private static async Task<int> RunRoundsAsync(DisorderlyPipeline pipeline, CancellationToken cancellationToken)
    {
        var repaired = 0;
        for (var round = 0; round < MaxRounds; round++)
        {
            pipeline.Clock.Advance(Night);
            var report = await pipeline.RunRoundAsync(cancellationToken);
            repaired += report.Misindexed;
            if (report is { Sent: 0, HasMore: false })
            {
                break;
            }
        }

        return repaired;
    }
}
