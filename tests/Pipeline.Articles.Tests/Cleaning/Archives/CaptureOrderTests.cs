using System.IO.Compression;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning.Archives;

/// <summary>Neither the order of records nor that of archives decides which capture of a page counts, or whether it may be published.</summary>
public sealed class CaptureOrderTests
{
    private const string March1 = "2026-03-01T10:00:00Z";
    private const string March2 = "2026-03-02T10:00:00Z";
    private const string Revised = "The council has since confirmed that the bridge will stay open all winter.";
    private const string NoArticle = "<html><body><p>Sorry.</p></body></html>";

    private static readonly ArticleId Page = ArticleId.FromCapture(Crawl.Site + "7");

    private static readonly string Expired = Crawl.Article(7).Replace(
        "<title>", "<meta name=\"article:expiration_time\" content=\"2026-03-02T12:00:00Z\"><title>", StringComparison.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("older first")]
    [InlineData("newer first")]
    [InlineData("one archive")]
    public async Task A_page_that_has_expired_is_not_published_in_an_older_capture(string order)
    {
        using var pipeline = Pipeline();
        var (older, newer) = (Crawl.Article(7), Expired);
        if (order == "one archive")
        {
            await DropAsync(
                pipeline, "both.warc.gz", new Crawl().Page("7", newer, March2).Articles(20, 20).Page("7", older, March1).Bytes);
        }
        else
        {
            (string Name, byte[] Bytes)[] files =
            [
                ("one.warc.gz", new Crawl().Page("7", older, March1).Bytes), ("two.warc.gz", new Crawl().Page("7", newer, March2).Bytes),
            ];
            foreach (var (name, bytes) in order == "older first" ? files : files.Reverse())
            {
                await DropAsync(pipeline, name, bytes);
            }
        }

        (await RowAsync(pipeline)).Reason!.Code.ShouldBe(RejectionCodes.Expired);
        pipeline.Index.Documents.Keys.ShouldNotContain(Page);
    }

    [Fact]
    public async Task What_an_archive_forbids_goes_with_it()
    {
        using var pipeline = Pipeline();
        await DropAsync(pipeline, "one.warc.gz", new Crawl().Page("7", Crawl.Article(7), March1).Bytes);
        await DropAsync(pipeline, "two.warc.gz", new Crawl().Page("7", Expired, March2).Bytes);
        await pipeline.RemoveAsync("two.warc.gz", Token);

        (await RowAsync(pipeline)).Stage.ShouldBe(ArticleStage.Withdrawn);
        await DropAsync(pipeline, "one.warc.gz", new Crawl().Page("7", Crawl.Article(7), March1).Articles(1, 1).Bytes);
        (await RowAsync(pipeline)).Stage.ShouldBe(ArticleStage.Published);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_captures_of_one_second_the_greater_record_counts_whichever_archive_comes_first(bool isGreaterFirst)
    {
        using var pipeline = Pipeline();
        (string Name, byte[] Bytes)[] files =
        [
            ("less.warc.gz", new Crawl().Page("7", Crawl.Article(7), March1).Bytes),
            ("greater.warc.gz", new Crawl().Page("8", Crawl.Article(8), March1).Page("7", Crawl.Article(7, Revised), March1).Bytes),
        ];
        foreach (var (name, bytes) in isGreaterFirst ? files.Reverse() : files)
        {
            await DropAsync(pipeline, name, bytes);
        }

        (await pipeline.Cleaned.ReadAsync(Page, Token))!.Document.Text.ShouldContain(Revised);
    }

    [Fact]
    public async Task In_a_WACZ_too_a_capture_that_is_no_article_does_not_hide_an_older_one()
    {
        using var pipeline = Pipeline();
        await DropAsync(pipeline, "a.wacz", Wacz(new Crawl().Page("7", Crawl.Article(7), March1).Page("7", NoArticle, March2)));

        (await RowAsync(pipeline)).Stage.ShouldBe(ArticleStage.Published);
    }

    [Fact]
    public async Task In_a_WACZ_the_newest_capture_is_the_article_at_once()
    {
        using var pipeline = Pipeline();
        await DropAsync(
            pipeline, "a.wacz", Wacz(new Crawl().Page("7", Crawl.Article(7), March1).Page("7", Crawl.Article(7, Revised), March2)));

        (await RowAsync(pipeline)).Sequence.ShouldBe(1);
        (await pipeline.Cleaned.ReadAsync(Page, Token))!.Document.Text.ShouldContain(Revised);
    }

    private static byte[] Wacz(Crawl crawl)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var archive = zip.CreateEntry("archive/1.warc.gz", CompressionLevel.NoCompression).Open())
            {
                archive.Write(crawl.Bytes);
            }

            using var package = zip.CreateEntry("datapackage.json", CompressionLevel.NoCompression).Open();
            package.Write("{\"profile\":\"data-package\"}"u8);
        }

        return stream.ToArray();
    }

    private static async Task<LedgerEntry> RowAsync(MemoryPipeline pipeline) => (await pipeline.Ledger.FindAsync(Page, Token))!;

    private static async Task DropAsync(MemoryPipeline pipeline, string name, byte[] bytes)
    {
        pipeline.Time.Advance(TimeSpan.FromSeconds(1));
        await pipeline.DropAsync(name, bytes, Token);
    }

    private static MemoryPipeline Pipeline() => new(("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"));
}
