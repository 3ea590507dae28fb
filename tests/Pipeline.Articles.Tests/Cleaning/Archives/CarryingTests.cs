using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning.Archives;

/// <summary>A page that several archives have is carried by one of them; when that is removed, by another, as if it were the only one.</summary>
public sealed class CarryingTests
{
    private const string March1 = "2026-03-01T10:00:00Z";
    private const string March2 = "2026-03-02T10:00:00Z";

    private static readonly ArticleId Page = ArticleId.FromCapture(Crawl.Site + "7");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("one.warc.gz", "two.warc.gz")]
    [InlineData("two.warc.gz", "one.warc.gz")]
    public async Task An_archive_with_the_same_article_carries_the_page_on_whichever_was_dropped_first(string first, string second)
    {
        using var pipeline = Pipeline();
        foreach (var name in new[] { first, second })
        {
            await DropAsync(pipeline, name, new Crawl().Page("7", Crawl.Article(7), name == "one.warc.gz" ? March1 : March2).Bytes);
        }

        (await RowAsync(pipeline)).Name.ShouldBe("two.warc.gz");
        await pipeline.RemoveAsync("two.warc.gz", Token);

        (await RowAsync(pipeline)).ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Published),
            row => row.Name.ShouldBe("one.warc.gz"),
            row => row.Item!.CreatedAt.ShouldBe(DateTimeOffset.Parse(March1, null)));
        pipeline.Subscribers.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_is_carried_on_is_cleaned_again_from_where_it_is_in_the_other_archive()
    {
        using var pipeline = await CarriedOnAsync();
        var row = await RowAsync(pipeline);
        await pipeline.ReprocessArticleStep.RunAsync(
            new ReprocessingRequest(row.Id, row.Revision, row.Name, ArticleStage.Cleaned, ReprocessingCause.Asked), Token);
        await pipeline.DrainAsync(Token);

        (await RowAsync(pipeline)).CleanerVersion.ShouldBe(1);
        pipeline.Ledger.All.ShouldAllBe(other => other.Stage != ArticleStage.Rejected);
    }

    [Fact]
    public async Task A_newer_cleaner_makes_a_page_again_that_is_carried_on()
    {
        using var pipeline = await CarriedOnAsync();
        pipeline.Deploy(cleanerVersion: 2);
        await pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
        await pipeline.RepeatAsync(Token);

        (await RowAsync(pipeline)).CleanerVersion.ShouldBe(2);
    }

    [Fact]
    public async Task A_page_whose_archive_is_removed_while_another_is_read_is_carried_on_whenever_that_is()
    {
        var interrupted = 0;
        for (var writes = 0; writes < 12; writes++)
        {
            using var pipeline = Pipeline();
            await DropAsync(pipeline, "two.warc.gz", new Crawl().Page("7", Crawl.Article(7), March2).Bytes);
            pipeline.Inbox.Drop("one.warc.gz", new Crawl().Page("7", Crawl.Article(7), March1).Bytes);
            await pipeline.CleaningStep.RunAsync("one.warc.gz", Token);
            pipeline.Expansions.TryTake(out var first).ShouldBeTrue();
            pipeline.Writes.InterruptAfter(writes, async () =>
            {
                pipeline.Inbox.Remove("two.warc.gz");
                await pipeline.OtherHostsWithdrawalStep.RunAsync(new WithdrawalRequest("two.warc.gz"), Token);
            });
            await pipeline.ExpansionStep.RunAsync(first, Token);
            interrupted += pipeline.Writes.WasNotInterrupted ? 0 : 1;
            await pipeline.DrainAsync(Token);

            (await RowAsync(pipeline)).Stage.ShouldBe(ArticleStage.Published, $"removed at write {writes}");
        }

        interrupted.ShouldBeGreaterThan(2);
    }

    private static async Task<MemoryPipeline> CarriedOnAsync()
    {
        var pipeline = Pipeline();
        await DropAsync(pipeline, "one.warc.gz", new Crawl().Articles(1, 3).Page("7", Crawl.Article(7), March1).Bytes);
        await DropAsync(pipeline, "two.warc.gz", new Crawl().Page("7", Crawl.Article(7), March2).Bytes);
        await pipeline.RemoveAsync("two.warc.gz", Token);
        (await RowAsync(pipeline)).Name.ShouldBe("one.warc.gz");
        return pipeline;
    }

    private static async Task<LedgerEntry> RowAsync(MemoryPipeline pipeline) => (await pipeline.Ledger.FindAsync(Page, Token))!;

    private static async Task DropAsync(MemoryPipeline pipeline, string name, byte[] bytes)
    {
        pipeline.Time.Advance(TimeSpan.FromSeconds(1));
        await pipeline.DropAsync(name, bytes, Token);
    }

    private static MemoryPipeline Pipeline() => new(("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"));
}
