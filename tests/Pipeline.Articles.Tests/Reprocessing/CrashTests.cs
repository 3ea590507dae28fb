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

    /// <param name="maxDirect">How many articles the stages may hand over directly; 0: each goes through every queue.</param>
    /// <param name="minDeaths">Queues: three stages of document, pointer and row, where the last has index, event and row. Directly: two
    /// documents, two rows, the index, the event.</param>
    [Theory]
    [InlineData("16", 6)]
    [InlineData("0", 9)]
    public async Task An_article_is_published_wherever_its_first_way_broke_off(string maxDirect, int minDeaths)
    {
        var deaths = 0;
        for (var writes = 0; ; writes++)
        {
            using var pipeline = CreatePipeline(maxDirect);
            pipeline.Inbox.Drop(Name, Some.ArticleText);
            if (!await DiesAsync(pipeline, writes, () => pipeline.CleaningStep.RunAsync(Name, Token)))
            {
                break;
            }

            deaths++;
            await HealAsync(pipeline);
            ShouldBePublished(pipeline, cleanerVersion: 1);
        }

        deaths.ShouldBeGreaterThanOrEqualTo(minDeaths);
    }

    [Theory]
    [InlineData("16")]
    [InlineData("0")]
    public async Task An_article_whose_file_is_reported_again_is_published_wherever_its_first_way_broke_off(string maxDirect)
    {
        for (var (writes, hasDied) = (0, true); hasDied; writes++)
        {
            using var pipeline = CreatePipeline(maxDirect);
            pipeline.Inbox.Drop(Name, Some.ArticleText);
            pipeline.Writes.DieAfter(writes);
            try
            {
                await pipeline.CleaningStep.RunAsync(Name, Token);
            }
            catch (Exception exception) when (exception is IOException or AggregateException)
            {
                // The trigger reports the file again.
            }

            hasDied = pipeline.Writes.IsSpent;
            pipeline.Writes.Revive();
            await pipeline.OtherHostsCleaningStep.RunAsync(Name, Token);
            await pipeline.DrainAsync(Token);
            ShouldBePublished(pipeline, cleanerVersion: 1);
            pipeline.Analytics.Sent.Distinct().Count().ShouldBe(pipeline.Analytics.Sent.Count, "nothing is paid twice");
        }
    }

    [Theory]
    [InlineData("16")]
    [InlineData("0")]
    public async Task A_round_again_ends_wherever_it_broke_off(string maxDirect)
    {
        var deaths = 0;
        for (var writes = 0; ; writes++)
        {
            using var pipeline = CreatePipeline(maxDirect);
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

        deaths.ShouldBeGreaterThanOrEqualTo(maxDirect == "0" ? 10 : 9);
    }

    private static MemoryPipeline CreatePipeline(string maxDirect) => new(
        ("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"), ("Handover:MaxArticles", maxDirect));

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
