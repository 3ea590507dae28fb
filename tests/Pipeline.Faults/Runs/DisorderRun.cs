using System.CommandLine;
using System.Globalization;
using Pipeline.Faults.Counting;
using Pipeline.Faults.Disorder;
using Pipeline.Faults.Dropping;

namespace Pipeline.Faults.Runs;

/// <summary>
/// <c>disorder</c>: the clock jumps, and messages come twice, late and in any order, those of older revisions after those of newer ones;
/// the newest revision wins everywhere.
/// </summary>
internal static class DisorderRun
{
    private const double ReviseShare = 0.5;
    private const int Batch = 10;

    public static Command Create() => FaultRun.Command(
        "disorder",
        "The clock jumps; messages come twice, late and out of order.",
        articles: 300,
        settings: null,
        (run, _, articles, cancellationToken) => RunAsync(run, articles, cancellationToken));

    public static async Task<Tally> RunAsync(FaultRun run, int articles, CancellationToken cancellationToken)
    {
        await using var pipeline = new DisorderlyPipeline(run.Station, run.Seed);
        var (dropped, jumps) = (new List<DroppedFile>(), 0);
        while (run.Desk.Current.Count < articles)
        {
            var batch = Enumerable.Range(0, Math.Min(Batch, articles - run.Desk.Current.Count)).SelectMany(_ => run.Desk.Next()).ToList();
            dropped.AddRange(batch.Where(file => file.IsArticle));
            batch.AddRange(
                Enumerable.Range(0, Batch).Where(_ => dropped.Count > 0 && run.Random.NextDouble() < ReviseShare)
                .Select(_ => run.Desk.Revise(dropped[run.Random.Next(dropped.Count)].Name)));

            // What was dropped is told of while messages of it and of its earlier contents are on their way, and told of twice.
            var delivering = pipeline.DeliverAsync(cancellationToken);
            foreach (var file in batch)
            {
                await run.Crawler.DropAsync(file, cancellationToken);
                await pipeline.TellOfDropAsync(file.Name, cancellationToken);
                if (run.Random.Next(3) == 0)
                {
                    pipeline.Clock.Jump();
                    jumps++;
                    await pipeline.TellOfDropAsync(batch[run.Random.Next(batch.Count)].Name, cancellationToken);
                }
            }

            await delivering;
        }

        await pipeline.DeliverAsync(cancellationToken);
        await pipeline.DeliverLateAsync(cancellationToken);
        run.Say(string.Create(
            CultureInfo.InvariantCulture, $"The clock jumped {jumps} times; {pipeline.Queues.Redelivered} messages came again."));
        return await run.CountAsync(TimeSpan.FromSeconds(5), cancellationToken);
    }
}
