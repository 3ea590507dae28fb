using System.Text;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning.Archives;

/// <summary>Inside crawls the address is the identity: the newest capture of a page is the article, in whatever order captures come.</summary>
public sealed class CaptureTests
{
    private const string March1 = "2026-03-01T10:00:00Z";
    private const string March2 = "2026-03-02T10:00:00Z";
    private const string March3 = "2026-03-03T10:00:00Z";
    private const string Revised = "The council has since confirmed that the bridge will stay open all winter.";

    private static readonly ArticleId Page = ArticleId.FromCapture(Crawl.Site + "7");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_page_crawled_twice_is_one_article_of_one_revision()
    {
        using var pipeline = Pipeline();
        await DropAsync(pipeline, "one.warc.gz", new Crawl().Page("7", Crawl.Article(7), March1));
        await DropAsync(pipeline, "two.warc.gz", new Crawl().Page("7", Crawl.Article(7), March2));

        var row = await RowAsync(pipeline);
        row.Sequence.ShouldBe(1);
        row.Name.ShouldBe("two.warc.gz");
        row.Item!.CreatedAt.ShouldBe(DateTimeOffset.Parse(March2, null));
        pipeline.Subscribers.Sent.Count.ShouldBe(1);
        pipeline.Index.Documents.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_whose_markup_differs_at_each_capture_is_the_same()
    {
        using var pipeline = Pipeline();
        await DropAsync(pipeline, "one.warc.gz", new Crawl().Page("7", Crawl.Article(7) + "<!-- session 1 -->", March1));
        await DropAsync(pipeline, "two.warc.gz", new Crawl().Page("7", Crawl.Article(7) + "<!-- session 2 -->", March2));

        (await RowAsync(pipeline)).Sequence.ShouldBe(1);
        pipeline.Subscribers.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_page_is_its_next_revision()
    {
        using var pipeline = Pipeline();
        await DropAsync(pipeline, "one.warc.gz", new Crawl().Page("7", Crawl.Article(7), March1));
        await DropAsync(pipeline, "two.warc.gz", new Crawl().Page("7", Crawl.Article(7, Revised), March2));

        (await RowAsync(pipeline)).Sequence.ShouldBe(2);
        (await pipeline.Cleaned.ReadAsync(Page, Token))!.Document.Text.ShouldContain(Revised);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_older_capture_changes_nothing_whichever_archive_comes_first(bool isInOneArchive)
    {
        using var pipeline = Pipeline();
        if (isInOneArchive)
        {
            await DropAsync(
                pipeline, "one.warc.gz", new Crawl().Page("7", Crawl.Article(7, Revised), March2).Page("7", Crawl.Article(7), March1));
        }
        else
        {
            await DropAsync(pipeline, "one.warc.gz", new Crawl().Page("7", Crawl.Article(7, Revised), March2));
            await DropAsync(pipeline, "two.warc.gz", new Crawl().Page("7", Crawl.Article(7), March1));
            pipeline.Ledger["two.warc.gz"].Contents!.Superseded.ShouldBe(1);
        }

        (await pipeline.Cleaned.ReadAsync(Page, Token))!.Document.Text.ShouldContain(Revised);
    }

    [Fact]
    public async Task A_text_that_comes_back_is_the_newest_again()
    {
        using var pipeline = Pipeline();
        await DropAsync(
            pipeline, "one.warc.gz",
            new Crawl().Page("7", Crawl.Article(7), March1).Page("7", Crawl.Article(7), March3)
                .Page("7", Crawl.Article(7, Revised), March2));

        (await pipeline.Cleaned.ReadAsync(Page, Token))!.Document.Text.ShouldNotContain(Revised);
    }

    [Fact]
    public async Task Captures_of_the_same_second_are_ordered_by_their_records()
    {
        using var pipeline = Pipeline();
        await DropAsync(
            pipeline, "one.warc.gz", new Crawl().Page("7", Crawl.Article(7), March1).Page("7", Crawl.Article(7, Revised), March1));
        pipeline.Ledger["one.warc.gz"].Contents!.ShouldSatisfyAllConditions(
            contents => contents.Articles.ShouldBe(1), contents => contents.Repeated.ShouldBe(1));
        (await pipeline.Cleaned.ReadAsync(Page, Token))!.Document.Text.ShouldContain(Revised);
    }

    [Fact]
    public async Task A_capture_that_is_no_article_takes_nothing_back()
    {
        using var pipeline = Pipeline();
        const string gone = "<html><body><p>Sorry.</p></body></html>";
        await DropAsync(pipeline, "one.warc.gz", new Crawl().Page("7", Crawl.Article(7), March1).Page("7", gone, March2));
        await DropAsync(pipeline, "two.warc.gz", new Crawl().Page("7", gone, March3));

        (await RowAsync(pipeline)).Stage.ShouldBe(ArticleStage.Published);
        pipeline.Ledger["one.warc.gz"].Contents!.Rejected.Values.Sum().ShouldBe(1);
        pipeline.Ledger["two.warc.gz"].Contents!.Rejected.Values.Sum().ShouldBe(1);
    }

    [Fact]
    public async Task A_page_of_a_removed_archive_is_carried_on_by_another_that_has_it()
    {
        using var pipeline = Pipeline();
        await DropAsync(pipeline, "one.warc.gz", new Crawl().Page("7", Crawl.Article(7), March1));
        await DropAsync(pipeline, "two.warc.gz", new Crawl().Page("7", Crawl.Article(7), March2));
        await pipeline.RemoveAsync("two.warc.gz", Token);
        (await RowAsync(pipeline)).ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Published), row => row.Name.ShouldBe("one.warc.gz"));

        await pipeline.RemoveAsync("one.warc.gz", Token);
        (await RowAsync(pipeline)).Stage.ShouldBe(ArticleStage.Withdrawn);

        await DropAsync(pipeline, "three.warc.gz", new Crawl().Page("7", Crawl.Article(7), March1));
        (await RowAsync(pipeline)).Stage.ShouldBe(ArticleStage.Published);
    }

    [Fact]
    public async Task Addresses_that_differ_in_fragment_case_of_the_host_or_default_port_are_one()
    {
        using var pipeline = Pipeline();
        await DropAsync(pipeline, "one.warc.gz", new Crawl().Page("7", Crawl.Article(7), March1).Page("7#top", Crawl.Article(7), March2));

        pipeline.Index.Documents.Keys.ShouldBe([Page]);
    }

    [Fact]
    public async Task Without_identity_by_address_each_record_is_an_article()
    {
        using var pipeline = Pipeline(("Reading:IdentityByUrl", "false"));
        await DropAsync(
            pipeline, "one.warc.gz", new Crawl().Page("7", Crawl.Article(7), March1).Page("7", Crawl.Article(7, Revised), March2));

        pipeline.Index.Documents.Count.ShouldBe(2);
        pipeline.Ledger["one.warc.gz"].Contents!.Articles.ShouldBe(2);
    }

    [Fact]
    public async Task Entries_of_a_captured_feed_are_articles_of_their_own()
    {
        using var pipeline = Pipeline();
        string Feed(int from) => $"""
            <?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{string.Concat(Enumerable.Range(from, 2).Select(number =>
            $"<item><title>Bridge {number}</title><link>{Crawl.Site}{number}</link><description>{Text(number)}</description></item>"))}
            </channel></rss>
            """;
        await DropAsync(pipeline, "one.warc.gz", Answer(Feed(1), March1));
        await DropAsync(pipeline, "two.warc.gz", Answer(Feed(2), March2));

        pipeline.Index.Documents.Count.ShouldBe(3);

        static Crawl Answer(string feed, string at) => new Crawl().Record(
            "response", "feed", Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n{feed}"), at);
    }

    [Fact]
    public async Task A_page_asked_for_is_cleaned_again_without_the_rest_of_its_archive()
    {
        using var pipeline = Pipeline();
        await DropAsync(pipeline, "one.warc.gz", new Crawl().Articles(1, 15));
        var row = await RowAsync(pipeline);
        row.Item!.Place.ShouldNotBeNull();

        await pipeline.ReprocessArticleStep.RunAsync(
            new ReprocessingRequest(row.Id, row.Revision, row.Name, ArticleStage.Cleaned, ReprocessingCause.Asked), Token);
        pipeline.Expansions.Sent.ShouldBeEmpty();
        await pipeline.DrainAsync(Token);
        (await RowAsync(pipeline)).ShouldSatisfyAllConditions(
            again => again.Stage.ShouldBe(ArticleStage.Published), again => again.CleanerVersion.ShouldBe(1));
    }

    [Fact]
    public async Task A_page_asked_for_is_not_looked_for_where_it_was_in_a_former_version_of_its_archive()
    {
        using var pipeline = Pipeline();
        await DropAsync(pipeline, "one.warc.gz", new Crawl().Articles(1, 2).Articles(7, 1));
        await DropAsync(pipeline, "one.warc.gz", new Crawl().Page("1", Crawl.Article(1, Text(1)), "2026-03-02T10:00:00Z").Articles(2, 5));
        var row = await RowAsync(pipeline);

        await pipeline.ReprocessArticleStep.RunAsync(
            new ReprocessingRequest(row.Id, row.Revision, row.Name, ArticleStage.Cleaned, ReprocessingCause.Asked), Token);
        await pipeline.RepeatAsync(Token);

        pipeline.Ledger.All.ShouldAllBe(other => other.Stage != ArticleStage.Rejected);
    }

    [Fact]
    public async Task Rejected_pages_that_are_asked_for_begin_one_run_over_their_archive()
    {
        using var pipeline = Pipeline();
        var crawl = new Crawl().Articles(1, 3);
        for (var number = 1; number <= 4; number++)
        {
            crawl.Page($"stub{number}", "<html><body><p>Hello.</p></body></html>");
        }

        await DropAsync(pipeline, "one.warc.gz", crawl);
        await pipeline.ReprocessingStep.RunAsync(new ReprocessingSelection { Name = "*" }, Token);
        pipeline.Rounds.Sent.Count(sent => sent.Request.ArticleId == ArticleId.FromName("one.warc.gz")).ShouldBe(1);
        pipeline.Rounds.Sent.Count.ShouldBe(4);

        await pipeline.RepeatAsync(Token);
        pipeline.Ledger["one.warc.gz"].ShouldSatisfyAllConditions(
            row => row.Sequence.ShouldBe(2), row => row.Contents!.Rejected.Values.Sum().ShouldBe(4));
    }

    [Fact]
    public async Task A_newer_cleaner_reads_the_archive_once_more()
    {
        using var pipeline = Pipeline();
        await DropAsync(pipeline, "one.warc.gz", new Crawl().Articles(1, 15));
        pipeline.Deploy(cleanerVersion: 2);
        await pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
        pipeline.Rounds.Sent.Count.ShouldBe(1);
        await pipeline.RepeatAsync(Token);

        pipeline.Ledger["one.warc.gz"].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Expanded), row => row.Contents!.Articles.ShouldBe(15));
        pipeline.Ledger.All.ShouldAllBe(row => row.CleanerVersion == 2);
        pipeline.Ledger.All.Where(row => row.Part is not null).ShouldAllBe(row => row.Sequence == 1);
    }

    [Fact]
    public async Task A_run_whose_messages_are_lost_is_taken_up_by_the_schedule()
    {
        using var pipeline = Pipeline();
        pipeline.Inbox.Drop("one.warc.gz", new Crawl().Articles(1, 25).Bytes);
        await pipeline.CleaningStep.RunAsync("one.warc.gz", Token);
        pipeline.Expansions.TryTake(out var first).ShouldBeTrue();
        await pipeline.ExpansionStep.RunAsync(first, Token);
        pipeline.Expansions.Sent.Clear();

        pipeline.Time.Advance(TimeSpan.FromHours(24));
        await pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
        await pipeline.RepeatAsync(Token);
        pipeline.Ledger["one.warc.gz"].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Expanded), row => row.Contents!.Articles.ShouldBe(25));
    }

    private static string Text(int number) => string.Join(' ', Enumerable.Range(1, 4).Select(sentence =>
        $"The bridge number {number} in Port Ellery reopened on Monday after {number * sentence} days of repairs by {sentence} crews."));

    private static async Task<LedgerEntry> RowAsync(MemoryPipeline pipeline) => (await pipeline.Ledger.FindAsync(Page, Token))!;

    private static async Task DropAsync(MemoryPipeline pipeline, string name, Crawl crawl)
    {
        pipeline.Time.Advance(TimeSpan.FromSeconds(1));
        await pipeline.DropAsync(name, crawl.Bytes, Token);
    }

    private static MemoryPipeline Pipeline(params (string Key, string Value)[] settings) =>
        new([("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"), .. settings]);
}
