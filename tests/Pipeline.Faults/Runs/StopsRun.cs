using System.CommandLine;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Faults.Counting;

namespace Pipeline.Faults.Runs;

/// <summary>
/// <c>stops</c>: the host is asked to stop (SIGTERM) amid its work, again and again; what it has not done is in the queues, visible, when
/// it has ended.
/// </summary>
internal static class StopsRun
{
    // The most messages that a queue shows at once.
    private const int Peek = 32;

    public static Command Create()
    {
        var stops = FaultRun.NumberOption("--stops", 30, "How often the host is stopped.");
        return FaultRun.Command(
            "stops",
            "SIGTERM to the host amid its work; what it has not done is visible to the next one at once.",
            articles: 600,
            settings: null,
            (run, arguments, articles, cancellationToken) => RunAsync(run, arguments.GetValue(stops), articles, cancellationToken),
            stops);
    }

    public static async Task<Tally> RunAsync(FaultRun run, int stops, int articles, CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        var (longest, waiting) = (TimeSpan.Zero, 0L);
        for (var stop = 0; stop < stops; stop++)
        {
            await run.Crawler.DropAsync(FaultRun.Share(articles, stop, stops), TimeSpan.Zero, cancellationToken);
            await using var host = await run.StartHostAsync(cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(2 * run.Random.NextDouble()), cancellationToken);
            var asked = TimeProvider.System.GetTimestamp();
            await host.StopAsync(cancellationToken);
            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, TimeProvider.System.GetElapsedTime(asked).Ticks));
            foreach (var queue in StorageNames.TriggerQueues)
            {
                var (all, visible) = await LookAsync(run, queue, cancellationToken);
                waiting += all;
                if (visible < Math.Min(all, Peek))
                {
                    findings.Add($"After stop {stop + 1}, {all - visible} of {all} messages in {queue} are hidden.");
                }
            }
        }

        run.Say($"Stopped {stops} times, in {longest.TotalSeconds:0.0} s at most; {waiting} messages were waiting then.");
        await using var last = await run.StartHostAsync(cancellationToken);
        return FaultRun.With(await run.CountAsync(TimeSpan.FromMinutes(12), cancellationToken), findings);
    }

    private static async Task<(long All, long Visible)> LookAsync(FaultRun run, string queue, CancellationToken cancellationToken)
    {
        var all = await run.Station.Services.GetRequiredService<IQueueDepths>().FindDepthAsync(queue, cancellationToken) ?? 0;
        var visible = await run.Station.Services.GetRequiredService<QueueServiceClient>().GetQueueClient(queue)
            .PeekMessagesAsync(Peek, cancellationToken);
        return (all, visible.Value.Length);
    }
}
