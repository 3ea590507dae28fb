using System.Text.Json;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning.Archives;

/// <summary>A crawl archive is cleaned in ranges of records, each once, however many messages and hosts there are.</summary>
public sealed class ExpansionTests
{
    private const string Name = "crawls/news.warc.gz";
    private static readonly ArticleId Archive = ArticleId.FromName(Name);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_page_becomes_an_article_named_by_its_address(bool isPlain)
    {
        using var pipeline = Pipeline();
        await DropAsync(pipeline, new Crawl(isPlain).Articles(1, 25));

        var row = pipeline.Ledger[Name];
        row.Stage.ShouldBe(ArticleStage.Expanded);
        row.Parts.ShouldBe(25);
        row.Contents!.ShouldSatisfyAllConditions(
            contents => contents.Records.ShouldBe(50),
            contents => contents.Articles.ShouldBe(25),
            contents => contents.Omitted.ShouldBe(new Dictionary<string, long> { ["request"] = 25 }),
            contents => contents.Rejected.ShouldBeEmpty(),
            contents => contents.BytesRead.ShouldBe(contents.Length));
        var article = (await pipeline.Ledger.FindAsync(ArticleId.FromCapture(Crawl.Site + "7"), Token))!;
        article.Stage.ShouldBe(ArticleStage.Published);
        article.Title.ShouldBe("Bridge 7 reopens after repairs");
        article.Item!.Id.ShouldBe(Crawl.Site + "7");
        pipeline.Index.Documents.Count.ShouldBe(25);
        (await pipeline.Ranges.ListAsync(Archive, row.Revision, Token).AnyAsync(Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Pages_of_other_kinds_and_damaged_records_are_counted_and_named()
    {
        using var pipeline = Pipeline();
        await DropAsync(pipeline, new Crawl(isPlain: true)
            .Articles(1, 3)
            .Page("moved", string.Empty, status: "301 Moved Permanently")
            .Page("gone", "<p>Gone</p>", status: "404 Not Found")
            .Page("stub", "<html><body><p>Hello.</p></body></html>")
            .Page("cut", Crawl.Article(4))
            .Damage(500)
            .Articles(5, 3));

        var contents = pipeline.Ledger[Name].Contents!;
        contents.Articles.ShouldBe(6);
        contents.Omitted["redirect"].ShouldBe(1);
        contents.Omitted["status 404"].ShouldBe(1);
        contents.Rejected.Values.Sum().ShouldBe(2);
        contents.Rejected[RejectionCodes.MalformedWebArchive].ShouldBe(1);
        var damaged = pipeline.Ledger.All.Single(row => row.Reason?.Code == RejectionCodes.MalformedWebArchive);
        damaged.Reason!.Message.ShouldContain("at byte");
    }

    [Fact]
    public async Task Of_a_browsers_archive_too_what_gave_no_page_is_counted()
    {
        static string Entry(string address, string type, string text) => JsonSerializer.Serialize(new
        {
            request = new { method = "GET", url = address },
            response = new { status = 200, content = new { mimeType = type, text } },
        });
        using var pipeline = Pipeline();
        var script = Entry("https://news.test/a.js", "text/javascript", "var a;");
        await pipeline.DropAsync(
            "a.har",
            $$$"""
            {"log":{"entries":[{{{Entry(Crawl.Site + "1", "text/html", Crawl.Article(1))}}},{{{script}}},{{{script}}}]}}
            """,
            Token);

        var row = pipeline.Ledger["a.har"];
        (row.Stage, row.Parts).ShouldBe((ArticleStage.Expanded, 1));
        row.Omitted.ShouldBe(new Dictionary<string, long> { ["script"] = 2 });
        HistoryTimeline.Of(new ArticleHistory { Entry = row })
            .ShouldContain(step => step.Detail.StartsWith("1 article; 2 no page (script 2).", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_archive_over_the_limit_of_a_file_is_read()
    {
        using var pipeline = Pipeline(("Reading:MaxBytes", "20000"));
        var crawl = new Crawl(isPlain: true).Articles(1, 40);
        crawl.Bytes.Length.ShouldBeGreaterThan(40_000);
        await DropAsync(pipeline, crawl);

        pipeline.Ledger[Name].Contents!.Articles.ShouldBe(40);
    }

    [Fact]
    public async Task An_archive_over_its_own_limit_is_rejected_by_name()
    {
        using var pipeline = Pipeline(("Reading:MaxArchiveBytes", "20000"));
        await DropAsync(pipeline, new Crawl(isPlain: true).Articles(1, 40));

        var row = pipeline.Ledger[Name];
        row.Stage.ShouldBe(ArticleStage.Rejected);
        row.Reason!.Code.ShouldBe(RejectionCodes.TooLarge);
        row.Reason.Message.ShouldContain("Reading:MaxArchiveBytes");
    }

    [Fact]
    public async Task An_archive_without_a_page_is_rejected_by_what_it_holds()
    {
        using var pipeline = Pipeline();
        await DropAsync(pipeline, new Crawl().Page("moved", string.Empty, status: "302 Found"));

        var row = pipeline.Ledger[Name];
        row.Stage.ShouldBe(ArticleStage.Rejected);
        row.Reason!.ShouldBe(new RejectionReason(RejectionCodes.NotAnArticle, "The web archive holds no page but redirect (1)."));
    }

    [Fact]
    public async Task Messages_that_come_twice_and_out_of_order_change_nothing()
    {
        using var pipeline = Pipeline();
        pipeline.Inbox.Drop(Name, new Crawl().Articles(1, 35).Bytes);
        await pipeline.CleaningStep.RunAsync(Name, Token);
        var all = new List<ExpansionRequest>();
        while (pipeline.Expansions.TryTake(out var request))
        {
            all.Add(request);
            await pipeline.ExpansionStep.RunAsync(request, Token);
            await pipeline.OtherHostsExpansionStep.RunAsync(request, Token);
        }

        foreach (var request in Enumerable.Reverse(all))
        {
            await pipeline.ExpansionStep.RunAsync(request, Token);
        }

        await pipeline.DrainAsync(Token);
        pipeline.Ledger[Name].Contents!.Articles.ShouldBe(35);
        pipeline.Ledger[Name].Contents!.Records.ShouldBe(70);
        ShouldBePublishedOnce(pipeline, 35);
    }

    [Fact]
    public async Task A_message_waits_for_the_row_and_one_of_an_older_run_is_dropped()
    {
        using var pipeline = Pipeline();
        var early = new ExpansionRequest(Name, Revision.Of("x"u8));
        await pipeline.ExpansionStep.RunAsync(early, Token);
        pipeline.Expansions.Sent.ShouldBe([(early with { Attempt = 1 }, TimeSpan.FromSeconds(5))]);

        pipeline.Expansions.Sent.Clear();
        await pipeline.ExpansionStep.RunAsync(early with { Attempt = 1 }, Token);
        pipeline.Expansions.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_version_of_the_archive_ends_the_run_over_the_old_one()
    {
        using var pipeline = Pipeline();
        var first = await BeginAsync(pipeline);
        await pipeline.ExpansionStep.RunAsync(first, Token);

        await DropAsync(pipeline, new Crawl().Articles(1, 12));
        pipeline.Ledger[Name].Contents!.Articles.ShouldBe(12);
        pipeline.Ledger[Name].Sequence.ShouldBe(2);
        pipeline.Subscribers.Sent.Select(sent => sent.Event.GetProperty("id").GetString()).ShouldBeUnique();
    }

    [Fact]
    public async Task A_file_that_takes_an_archives_place_while_it_is_read_does_not_fail_for_it()
    {
        using var pipeline = Pipeline();
        var first = await BeginAsync(pipeline);
        pipeline.Inbox.FailsAfterOpening = () =>
        {
            pipeline.Inbox.Drop(Name, Some.ArticleText);
            pipeline.CleaningStep.RunAsync(Name, Token).GetAwaiter().GetResult();
            return new IOException("The blob has another ETag.");
        };
        await pipeline.ExpansionStep.RunAsync(first, Token);
        await pipeline.DrainAsync(Token);

        pipeline.Ledger[Name].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Published, row.Reason?.Message), row => row.Contents.ShouldBeNull());
    }

    [Fact]
    public async Task A_removed_archive_takes_its_articles_with_it_also_while_it_is_read()
    {
        using var pipeline = Pipeline();
        var first = await BeginAsync(pipeline);
        await pipeline.ExpansionStep.RunAsync(first, Token);
        await pipeline.RemoveAsync(Name, Token);

        pipeline.Index.Documents.ShouldBeEmpty();
        pipeline.Cleaned.All.ShouldBeEmpty();
        pipeline.Ledger.All.ShouldAllBe(row => row.Stage == ArticleStage.Withdrawn && !row.IsToBeWithdrawn);
    }

    [Fact]
    public async Task Whatever_write_a_run_dies_at_each_page_is_published_once_and_counted_once()
    {
        var hasDied = true;
        var deaths = 0;
        for (var writes = 0; hasDied; writes += writes < 12 ? 1 : 7)
        {
            using var pipeline = Pipeline();
            pipeline.Inbox.Drop(Name, new Crawl().Articles(1, 12).Page("3", Crawl.Article(3), at: "2026-03-02T10:00:00Z").Bytes);
            pipeline.Writes.DieAfter(writes);
            hasDied = await DiesAsync(pipeline);
            deaths += hasDied ? 1 : 0;
            await HealAsync(pipeline);

            pipeline.Ledger[Name].Stage.ShouldBe(ArticleStage.Expanded, $"died at write {writes}");
            pipeline.Ledger[Name].Contents!.ShouldSatisfyAllConditions(
                contents => contents.Articles.ShouldBe(12, $"died at write {writes}"),
                contents => contents.Repeated.ShouldBe(1, $"died at write {writes}"),
                contents => contents.Records.ShouldBe(25, $"died at write {writes}"));
            ShouldBePublishedOnce(pipeline, 12);
        }

        deaths.ShouldBeGreaterThan(20);
    }

    /// <summary>The messages that a dead process had in hand come again.</summary>
    private static async Task<bool> DiesAsync(MemoryPipeline pipeline)
    {
        var inHand = new List<Func<Task>> { () => pipeline.CleaningStep.RunAsync(Name, Token) };
        try
        {
            await pipeline.CleaningStep.RunAsync(Name, Token);
            inHand.Clear();
            while (pipeline.Expansions.TryTake(out var request))
            {
                inHand.Add(() => pipeline.ExpansionStep.RunAsync(request, Token));
                await pipeline.ExpansionStep.RunAsync(request, Token);
                inHand.Clear();
            }
        }
        catch (Exception exception) when (exception is IOException or AggregateException)
        {
            // It comes again below.
        }

        var died = pipeline.Writes.IsSpent;
        pipeline.Writes.Revive();
        foreach (var again in inHand)
        {
            await again();
        }

        return died;
    }

    private static async Task HealAsync(MemoryPipeline pipeline)
    {
        await pipeline.DrainAsync(Token);
        // A message that waits for its row.
        foreach (var (request, _) in pipeline.Expansions.Sent.ToList())
        {
            await pipeline.ExpansionStep.RunAsync(request, Token);
        }

        await pipeline.DrainAsync(Token);
    }

    private static void ShouldBePublishedOnce(MemoryPipeline pipeline, int count)
    {
        pipeline.Index.Documents.Count.ShouldBe(count);
        var sent = pipeline.Subscribers.Sent.Select(sent => sent.Event.GetProperty("id").GetString()).Distinct().ToList();
        sent.Count.ShouldBe(count);
        pipeline.Ledger.All.Where(row => row.Part is not null).ShouldAllBe(row => row.Sequence == 1);
    }

    /// <summary>Drops an archive of three ranges.</summary>
    /// <returns>The message of the first range.</returns>
    private static async Task<ExpansionRequest> BeginAsync(MemoryPipeline pipeline)
    {
        pipeline.Inbox.Drop(Name, new Crawl().Articles(1, 30).Bytes);
        await pipeline.CleaningStep.RunAsync(Name, Token);
        pipeline.Expansions.TryTake(out var first).ShouldBeTrue();
        return first;
    }

    private static async Task DropAsync(MemoryPipeline pipeline, Crawl crawl)
    {
        await pipeline.DropAsync(Name, crawl.Bytes, Token);
    }

    private static MemoryPipeline Pipeline(params (string Key, string Value)[] settings) =>
        new([("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"), .. settings]);
}
