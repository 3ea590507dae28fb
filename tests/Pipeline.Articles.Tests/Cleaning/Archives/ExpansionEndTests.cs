using System.Text;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning.Archives;

/// <summary>What becomes of an archive's pages when its run ends early: by its removal, by its rejection, or by another file in its place.</summary>
public sealed class ExpansionEndTests
{
    private const string Name = "one.warc.gz";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_of_an_archive_that_is_removed_under_a_process_that_dies_are_withdrawn()
    {
        var interrupted = 0;
        for (var writes = 3; writes < 60; writes += 3)
        {
            using var pipeline = Pipeline();
            var first = await BeginAsync(pipeline, 8);
            pipeline.Writes.InterruptAfter(writes, async () =>
            {
                pipeline.Inbox.Remove(Name);
                await pipeline.OtherHostsWithdrawalStep.RunAsync(new WithdrawalRequest(Name), Token);
                pipeline.Writes.DieAfter(10);
            });
            try
            {
                await pipeline.ExpansionStep.RunAsync(first, Token);
            }
            catch (Exception exception) when (exception is IOException or AggregateException)
            {
                // The message comes again below.
            }

            pipeline.Writes.Revive();
            if (pipeline.Writes.WasNotInterrupted)
            {
                continue;
            }

            interrupted++;
            await pipeline.ExpansionStep.RunAsync(first, Token);
            await pipeline.DrainAsync(Token);
            pipeline.Index.Documents.ShouldBeEmpty($"removed at write {writes}");
        }

        interrupted.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Pages_that_a_range_writes_while_another_rejects_the_archive_are_withdrawn()
    {
        for (var writes = 1; writes < 40; writes += 4)
        {
            using var pipeline = Pipeline();
            var first = await BeginAsync(pipeline, 10);
            var row = pipeline.Ledger[Name];
            pipeline.Writes.InterruptAfter(writes, async () =>
            {
                await pipeline.RejectArchiveAsync(row, Token);
                while (pipeline.Withdrawals.TryTake(out var request))
                {
                    await pipeline.OtherHostsWithdrawalStep.RunAsync(request, Token);
                }
            });
            await pipeline.ExpansionStep.RunAsync(first, Token);
            await pipeline.DrainAsync(Token);

            pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Rejected);
            pipeline.Index.Documents.ShouldBeEmpty($"rejected at write {writes}");
        }
    }

    [Fact]
    public async Task An_article_in_the_place_of_an_archive_is_no_archive()
    {
        using var pipeline = Pipeline();
        await DropAsync(pipeline, new Crawl().Articles(1, 3).Bytes);
        await DropAsync(pipeline, Encoding.UTF8.GetBytes(Crawl.Article(9)));

        pipeline.Ledger[Name].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Published), row => row.Contents.ShouldBeNull());
        await pipeline.RemoveAsync(Name, Token);
        pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_archive_in_the_place_of_an_article_withdraws_it_and_a_rejected_file_both()
    {
        using var pipeline = Pipeline();
        await DropAsync(pipeline, Encoding.UTF8.GetBytes(Crawl.Article(9)));
        await DropAsync(pipeline, new Crawl().Articles(1, 3).Bytes);
        pipeline.Index.Documents.Count.ShouldBe(3);

        await DropAsync(pipeline, "<html><body>No.</body></html>"u8.ToArray());
        pipeline.Index.Documents.ShouldBeEmpty();
    }

    private static async Task<ExpansionRequest> BeginAsync(MemoryPipeline pipeline, int pages)
    {
        pipeline.Inbox.Drop(Name, new Crawl().Articles(1, pages).Bytes);
        await pipeline.CleaningStep.RunAsync(Name, Token);
        pipeline.Expansions.TryTake(out var first).ShouldBeTrue();
        return first;
    }

    private static async Task DropAsync(MemoryPipeline pipeline, byte[] bytes)
    {
        pipeline.Time.Advance(TimeSpan.FromSeconds(1));
        await pipeline.DropAsync(Name, bytes, Token);
    }

    private static MemoryPipeline Pipeline() => new(("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"));
}
