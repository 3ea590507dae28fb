using System.Text;
using Articles.Extraction.Tests.Formats.Archives;

namespace Articles.Extraction.Tests.Formats.WebArchives;

/// <summary>Crawl archives that are read as streams.</summary>
public sealed class WebArchiveTests
{
    private static readonly string Text = string.Concat(Enumerable.Repeat(
        "<p>The harbour board voted on Tuesday to close the old swing bridge to lorries for eight weeks, said the harbour master.</p>", 3));

    private static readonly byte[] Records =
    [
        .. Warcs.Record(1, "", "software: crawler\r\n"u8.ToArray(), type: "warcinfo", contentType: "application/warc-fields"),
        .. Warcs.Record(2, Warcs.Bridge, "GET / HTTP/1.1\r\n\r\n"u8.ToArray(), type: "request"),
        .. Warcs.Response(3, Warcs.Bridge, Warcs.Page("Bridge to close", Text)),
        .. Warcs.Record(4, "https://news.test/bad", Warcs.Answer(Warcs.Page("Bad", Text)), length: 40),
        .. Warcs.Record(5, "https://news.test/a.png", Warcs.Answer("x", "Content-Type: image/png")),
        .. Warcs.Response(6, Warcs.Dairy, Warcs.Page("Dairy sells cheese", Text)),
    ];

    [Fact]
    public void Pages_and_damaged_records_come_one_by_one_and_the_rest_is_counted()
    {
        using var archive = Open(Records);

        var pages = ReadAll(archive);

        pages.Select(page => (page.Address, page.IsDamaged, page.IsHtml)).ShouldBe(
            [(Warcs.Bridge, false, true), ("https://news.test/bad", true, false), (Warcs.Dairy, false, true)]);
        archive.Records.ShouldBe(6);
        archive.BytesRead.ShouldBe(Records.Length);
        archive.Omitted.ShouldBe(new Dictionary<string, long> { ["image"] = 1, ["request"] = 1, ["warcinfo"] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public void A_page_gives_the_article_that_the_archive_gives_as_a_file()
    {
        var extractor = new ArticleExtractor();
        using var archive = Open(Compressed.Gzip(Records));

        var streamed = ReadAll(archive).SelectMany(page => extractor.Extract("a.warc.gz", page, Token)).ToList();

        var whole = extractor.Extract("a.warc.gz", Compressed.Gzip(Records), Token);
        streamed.Select(Shape).ShouldBe(whole.Select(Shape));
        streamed.Count(article => !article.IsRejected).ShouldBe(2);

        static (string?, string?, string, string?, DateTimeOffset?, string?) Shape(ExtractedArticle article) =>
            (article.Part, article.Title, article.Text, article.CanonicalUrl, article.CapturedAt, article.Rejection?.Message);
    }

    [Fact]
    public void A_page_outlives_the_next_one()
    {
        using var archive = Open(Records);
        var pages = ReadAll(archive);

        new ArticleExtractor().Extract("a.warc", pages[0], Token).ShouldHaveSingleItem().Title.ShouldBe("Bridge to close");
    }

    [Fact]
    public void Other_files_are_none()
    {
        using var page = new MemoryStream(Encoding.UTF8.GetBytes(Warcs.BridgePage));
        using var gzip = new MemoryStream(Compressed.Gzip(Warcs.BridgePage));

        WebArchive.Open(page).ShouldBeNull();
        WebArchive.Open(gzip).ShouldBeNull();
    }

    [Fact]
    public void An_archive_over_the_limit_ends_with_what_came_before()
    {
        using var content = new MemoryStream([.. Records, .. Warcs.Response(7, Warcs.Bridge, new string('x', 500_000))]);
        using var archive = WebArchive.Open(content, new ReadingOptions { MaxArchiveBytes = Records.Length + 200_000 })!;

        Enumerable.Range(0, 3).ShouldAllBe(_ => archive.Read() != null);
        Should.Throw<WebArchiveLimitException>(archive.Read).Message.ShouldContain("Reading:MaxArchiveBytes");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>From a stream that cannot seek and gives what it likes.</summary>
    [Fact]
    public void An_archive_compressed_as_a_whole_by_Zstandard_is_one()
    {
        var random = new Random(1);
        var records = Enumerable.Range(1, 50).SelectMany(number => Warcs.Response(
            number, $"{Warcs.Bridge}/{number}",
            Warcs.Page("Bridge", Convert.ToHexString(random.GetItems<byte>([1, 77, 200], 500)))));

        using var archive = Open(Warcs.Zstd([.. records]));

        ReadAll(archive).Count.ShouldBe(50);
    }

    private static WebArchive Open(byte[] bytes) => WebArchive.Open(new Repeated(bytes, times: 1)).ShouldNotBeNull();

    private static List<ArchivedPage> ReadAll(WebArchive archive)
    {
        var pages = new List<ArchivedPage>();
        while (archive.Read() is { } page)
        {
            pages.Add(page);
        }

        return pages;
    }
}
