using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Reprocessing;

/// <summary>
/// A process that dies between any two of its writes, and whose message is lost with it: the next scheduled run mends it.
/// </summary>
public sealed class CrashTests
{
    private const string Name = "bridge.txt";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_is_published_wherever_its_first_way_broke_off()
    {
        var deaths = 0;
        for (var writes = 0; ; writes++)
        {
            using var pipeline = new MemoryPipeline(("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"));
            pipeline.Inbox.Drop(Name, Some.ArticleText);
            if (!await DiesAsync(pipeline, writes, () => pipeline.CleaningStep.RunAsync(Name, Token)))
            {
                break;
            }

            deaths++;
            await HealAsync(pipeline);
            ShouldBePublished(pipeline, cleanerVersion: 1);
        }

        // Three stages of document, pointer and row, where the last has index, event and row.
        deaths.ShouldBeGreaterThanOrEqualTo(9);
    }

    [Fact]
    public async Task A_round_again_ends_wherever_it_broke_off()
    {
        var deaths = 0;
        for (var writes = 0; ; writes++)
        {
            using var pipeline = new MemoryPipeline(("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"));
            pipeline.Inbox.Drop(Name, Some.ArticleText);
            await pipeline.CleaningStep.RunAsync(Name, Token);
            await pipeline.DrainAsync(Token);
            pipeline.Deploy(cleanerVersion: 2);
            if (!await DiesAsync(pipeline, writes, async () =>
            {
                await pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
                await pipeline.RepeatAsync(Token);
            }))
            {
                break;
            }

            deaths++;
            await HealAsync(pipeline);
            ShouldBePublished(pipeline, cleanerVersion: 2);
        }

        deaths.ShouldBeGreaterThanOrEqualTo(10);
    }

    private static async Task<bool> DiesAsync(MemoryPipeline pipeline, int writes, Func<Task> work)
    {
        pipeline.Writes.DieAfter(writes);
        try
        {
            await work();
            await pipeline.DrainAsync(Token);
        }
        catch (Exception exception) when (exception is IOException or AggregateException)
        {
            // The messages that were being worked on die too, which a queue would not let happen.
            pipeline.Queue.Sent.Clear();
            pipeline.Rounds.Sent.Clear();
        }

        var died = pipeline.Writes.IsSpent;
        pipeline.Writes.Revive();
        return died;
    }

    /// <summary>One night: what the schedule finds goes round.</summary>
    private static async Task HealAsync(MemoryPipeline pipeline)
    {
        pipeline.Time.Advance(TimeSpan.FromHours(24));
        await pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
        await pipeline.RepeatAsync(Token);
    }

    private static void ShouldBePublished(MemoryPipeline pipeline, int cleanerVersion)
    {
        pipeline.Ledger[Name].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Published, row.Reason?.Message),
            row => row.CleanerVersion.ShouldBe(cleanerVersion),
            row => row.Sequence.ShouldBe(1),
            row => row.Delivered.ShouldBe(["all"]));
        pipeline.Index.Documents.Keys.ShouldBe([ArticleId.FromName(Name)]);
        pipeline.Subscribers.Sent.Select(sent => sent.Event.GetProperty("id").GetString()).Distinct().Count().ShouldBe(cleanerVersion);
    }
}
