using System.Text;
using Articles.Extraction.Tests.Formats.Archives;

namespace Articles.Extraction.Tests.Formats.WebArchives;

public sealed class WarcTests
{
    [Theory]
    [InlineData(300)]
    [InlineData(1_700)]
    [InlineData(20_000)]
    public void Each_page_of_a_long_archive_is_its_own(int length)
    {
        string[] pages = [.. Enumerable.Range(0, 400).Select(number => Warcs.Page(
            $"Bridge {number}", string.Concat(Enumerable.Repeat($"<p>Bridge {number}.</p>", (length + number) / 18))))];
        byte[] archive = [.. pages.SelectMany((page, number) => Warcs.Response(number, $"{Warcs.Bridge}/{number}", page))];

        Reader.All("a.warc", archive).Select(document => document.Content).ShouldBe(pages);
    }

    [Fact]
    public void Each_page_is_a_part_with_the_captured_address_and_date()
    {
        var documents = Reader.All("crawl.warc", Warcs.Two());

        documents.Select(document => document.Part).ShouldBe([Warcs.Id(1), Warcs.Id(2)]);
        documents.Select(document => document.Content).ShouldBe([Warcs.BridgePage, Warcs.DairyPage]);
        documents.Select(document => document.Declared.CanonicalUrl).ShouldBe([Warcs.Bridge, Warcs.Dairy]);
        documents.ShouldAllBe(document => document.Format == SourceFormat.Html && document.Name == "crawl.warc"
            && document.Declared.CapturedAt == new DateTimeOffset(2024, 3, 13, 10, 0, 0, TimeSpan.Zero)
            && document.Declared.PublishedAt == null);
    }

    [Fact]
    public void The_extension_does_not_matter() => Reader.All("crawl", Warcs.Two()).Count.ShouldBe(2);

    [Fact]
    public void A_single_page_is_a_part_as_well() =>
        Reader.One("a.warc", Warcs.Response(1, Warcs.Bridge, Warcs.BridgePage)).Part.ShouldBe(Warcs.Id(1));

    [Theory]
    [InlineData("0.17")]
    [InlineData("0.18")]
    [InlineData("1.0")]
    [InlineData("1.1")]
    public void Versions_0_17_to_1_1_are_read(string version) =>
        Reader.One("a.warc", Warcs.Record(1, Warcs.Bridge, Warcs.Answer(Warcs.BridgePage), version: version))
            .Content.ShouldBe(Warcs.BridgePage);

    [Theory]
    [InlineData("2024-03-13T10:00:00.5Z", 5_000_000)]
    [InlineData("2024-03-13T10:00:00.1234567Z", 1_234_567)]
    [InlineData("2024-03-13T10:00:00.12345678Z", 1_234_567)]
    [InlineData("2024-03-13T10:00:00.123456789Z", 1_234_567)]
    [InlineData("2024-03-13T12:00:00.123456789+02:00", 1_234_567)]
    [InlineData("2024-03-13 10:00:00z", 0)]
    [InlineData("2024-03-13t09:59:60Z", -10_000_000)]
    [InlineData("20240313100000", 0)]
    public void A_time_has_up_to_nine_decimals(string time, int ticks)
    {
        var record = Encoding.UTF8.GetString(Warcs.Record(1, Warcs.Bridge, Warcs.Answer(Warcs.BridgePage), version: "1.1"));
        var warc = Encoding.UTF8.GetBytes(record.Replace("2024-03-13T10:00:00Z", time, StringComparison.Ordinal));

        Reader.One("a.warc", warc).Declared.CapturedAt
            .ShouldBe(new DateTimeOffset(2024, 3, 13, 10, 0, 0, TimeSpan.Zero).AddTicks(ticks));
    }

    [Fact]
    public void Compressed_record_by_record_or_as_a_whole_it_is_the_same()
    {
        var byRecord = Warcs.GzipEach(
            Warcs.Response(1, Warcs.Bridge, Warcs.BridgePage), Warcs.Response(2, Warcs.Dairy, Warcs.DairyPage));
        foreach (var bytes in (byte[][])[byRecord, Compressed.Gzip(Warcs.Two())])
        {
            Reader.All("a.warc.gz", bytes).Select(document => document.Content).ShouldBe([Warcs.BridgePage, Warcs.DairyPage]);
        }
    }

    [Fact]
    public void Compressed_by_Zstandard_with_a_dictionary_it_is_the_same()
    {
        var dictionary = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Warcs.BridgePage, 3)));
        var (first, second) = (Warcs.Response(1, Warcs.Bridge, Warcs.BridgePage), Warcs.Response(2, Warcs.Dairy, Warcs.DairyPage));
        byte[] Skipped(byte[] frame) => [0x5D, 0x2A, 0x4D, 0x18, .. BitConverter.GetBytes(frame.Length), .. frame];

        foreach (var bytes in (byte[][])
            [
                [.. Warcs.Zstd(first), .. Warcs.Zstd(second)],
                [.. Skipped(dictionary), .. Warcs.Zstd(first, dictionary), .. Warcs.Zstd(second, dictionary)],
                [.. Skipped(Warcs.Zstd(dictionary)), .. Warcs.Zstd(first, dictionary), .. Warcs.Zstd(second, dictionary)],
            ])
        {
            Reader.All("a.warc.zst", bytes).Select(document => document.Content).ShouldBe([Warcs.BridgePage, Warcs.DairyPage]);
            Reader.All("a.warc.zst", bytes[..^9]).Select(document => document.Rejection?.Code).ShouldBe([null, "malformed-web-archive"]);
        }
    }

    [Fact]
    public void Members_of_any_size_end_where_they_end()
    {
        var pages = Enumerable.Range(1, 60)
            .Select(number => Warcs.Page($"Page {number}", string.Concat(Enumerable.Repeat($"{number * 7919 % 1000} ", number * number))))
            .ToList();
        var records = pages.Select((page, index) => Warcs.Response(index + 1, $"{Warcs.Bridge}/{index}", page)).ToArray();

        Reader.All("a.warc.gz", Warcs.GzipEach(records)).Select(document => document.Content).ShouldBe(pages);
    }

    [Fact]
    public void An_address_in_angle_brackets_is_the_address() =>
        Reader.One("a.warc", Warcs.Response(1, $"<{Warcs.Bridge}>", Warcs.BridgePage)).Declared.CanonicalUrl.ShouldBe(Warcs.Bridge);

    [Fact]
    public void Lines_may_end_with_a_line_feed_alone()
    {
        var text = Encoding.UTF8.GetString(Warcs.Record(1, Warcs.Bridge, [], length: 12345))
            .Replace("\r\n", "\n", StringComparison.Ordinal);
        var content = Encoding.UTF8.GetString(Warcs.Answer(Warcs.BridgePage)).Replace("\r\n", "\n", StringComparison.Ordinal);

        Reader.One("a.warc", text.TrimEnd('\n').Replace("12345", $"{content.Length}", StringComparison.Ordinal) + "\n\n" + content + "\n\n")
            .Content.ShouldBe(Warcs.BridgePage);
    }

    [Fact]
    public void A_resource_is_a_page_too() =>
        Reader.One(
            "a.warc",
            Warcs.Record(1, Warcs.Bridge, Encoding.UTF8.GetBytes(Warcs.BridgePage), type: "resource", contentType: "text/html"))
            .Content.ShouldBe(Warcs.BridgePage);

    [Fact]
    public void The_text_of_a_page_in_WET_is_text()
    {
        var document = Reader.One(
            "a.wet",
            Warcs.Record(1, Warcs.Bridge, Encoding.UTF8.GetBytes("# Bridge\nIt reopened."), type: "conversion", contentType: "text/plain"));

        (document.Format, document.Content, document.Declared.CanonicalUrl)
            .ShouldBe((SourceFormat.Text, "# Bridge\nIt reopened.", Warcs.Bridge));
    }

    [Fact]
    public void The_declared_charset_counts()
    {
        var page = Encoding.Latin1.GetBytes("<!DOCTYPE html><html><body><p>\u00C6\u00E6</p></body></html>");

        Reader.One("a.warc", Warcs.Record(1, Warcs.Bridge, Warcs.Answer(page, "Content-Type: text/html; charset=ISO-8859-2")))
            .Content.ShouldContain("\u0106\u0107");
    }

    [Fact]
    public void What_holds_no_page_gives_none_and_is_counted_by_kind()
    {
        byte[] bytes =
        [
            .. Warcs.Record(1, "", "software: crawler/1\r\n"u8.ToArray(), type: "warcinfo", contentType: "application/warc-fields"),
            .. Warcs.Record(2, Warcs.Bridge, "GET /bridge HTTP/1.1\r\n\r\n"u8.ToArray(), type: "request"),
            .. Warcs.Record(3, Warcs.Bridge, Warcs.Answer(string.Empty), type: "revisit"),
            .. Warcs.Record(4, Warcs.Bridge, "fetchTimeMs: 5"u8.ToArray(), type: "metadata"),
            .. Warcs.Record(5, "https://news.test/robots.txt", Warcs.Answer("User-agent: *", "Content-Type: text/plain")),
            .. Warcs.Record(6, "https://news.test/gone", Warcs.Answer(Warcs.BridgePage, status: "404 Not Found")),
            .. Warcs.Record(7, "https://news.test/moved", Warcs.Answer(Warcs.BridgePage, status: "301 Moved")),
            .. Warcs.Record(8, "https://news.test/a.jpg", Warcs.Answer("x", "Content-Type: image/jpeg")),
            .. Warcs.Record(9, "https://news.test/a.css", Warcs.Answer("x", "Content-Type: text/css")),
            .. Warcs.Record(10, "https://news.test/a.js", Warcs.Answer("x", "Content-Type: text/javascript")),
            .. Warcs.Record(11, "dns:news.test", "news.test. 1 IN A 192.0.2.1"u8.ToArray(), contentType: "text/dns"),
            .. Warcs.Record(
                12, "metadata://crawler/log", "The crawler began its work."u8.ToArray(), type: "resource", contentType: "text/plain"),
        ];

        Reader.Rejection("a.warc", bytes).ShouldBe(new RejectionReason(
            "not-an-article",
            "The web archive holds no page but image (1), metadata (1), record without a web address (2), redirect (1), request (1), "
                + "revisit (1), robots.txt (1), script (1), status 404 (1), style sheet (1), warcinfo (1)."));
        Reader.One("a.warc", [.. bytes, .. Warcs.Response(13, Warcs.Bridge, Warcs.BridgePage)]).Content.ShouldBe(Warcs.BridgePage);
    }

    [Fact]
    public void The_same_page_twice_is_one_article()
    {
        byte[] bytes =
        [
            .. Warcs.Response(1, Warcs.Bridge, Warcs.BridgePage), .. Warcs.Response(2, Warcs.Bridge, Warcs.BridgePage),
            .. Warcs.Response(3, Warcs.Bridge, Warcs.DairyPage), .. Warcs.Response(4, Warcs.Dairy, Warcs.BridgePage),
        ];

        Reader.All("a.warc", bytes).Select(document => document.Part).ShouldBe([Warcs.Id(1), Warcs.Id(3), Warcs.Id(4)]);
    }

    [Fact]
    public void The_items_of_a_captured_feed_are_parts_with_their_own_addresses()
    {
        const string Feed = "<rss><channel><title>News</title><item><title>Bridge</title><link>https://news.test/bridge</link>"
            + "<description>It reopened.</description></item><item><title>No link</title><guid isPermaLink=\"false\">7</guid>"
            + "<description>None.</description></item></channel></rss>";

        var documents = Reader.All(
            "a.warc", Warcs.Record(1, "https://news.test/feed", Warcs.Answer(Feed, "Content-Type: application/rss+xml")));

        documents.Select(document => document.Part).ShouldBe([$"{Warcs.Id(1)}!{Warcs.Bridge}", $"{Warcs.Id(1)}!7"]);
        documents.Select(document => document.Declared.CanonicalUrl).ShouldBe([Warcs.Bridge, null]);
    }

    [Fact]
    public void A_page_that_is_no_article_is_on_record_with_its_address()
    {
        var documents = Reader.All(
            "a.warc",
            [
                .. Warcs.Record(1, "https://news.test/api", Warcs.Answer("""{"a":1}""", "Content-Type: application/json")),
                .. Warcs.Response(2, Warcs.Bridge, Warcs.BridgePage),
            ]);

        documents.Select(document => document.Rejection?.Code).ShouldBe(["no-text", null]);
        documents[0].Part.ShouldBe(Warcs.Id(1));
        documents[0].Rejection!.Message.ShouldStartWith("https://news.test/api: ");
        documents[0].Declared.CanonicalUrl.ShouldBe("https://news.test/api");
    }

    [Fact]
    public void A_page_over_the_limit_of_a_file_is_rejected_and_the_next_is_read()
    {
        byte[] bytes =
        [
            .. Warcs.Response(1, Warcs.Bridge, new string('x', 300_000)),
            .. Warcs.Record(2, Warcs.Bridge, Warcs.Answer(new string('x', 300_000), "Content-Type: video/mp4")),
            .. Warcs.Response(3, Warcs.Dairy, Warcs.DairyPage),
        ];

        var documents = Reader.All("a.warc.gz", Compressed.Gzip(bytes), new ReadingOptions { MaxBytes = 100_000 });

        documents.Select(document => document.Rejection?.Code).ShouldBe(["too-large", null]);
    }

    [Fact]
    public void A_bomb_is_rejected_by_its_ratio_and_by_the_total()
    {
        byte[] bytes =
            [.. Warcs.Response(1, Warcs.Bridge, Warcs.BridgePage), .. Warcs.Response(2, Warcs.Dairy, new string(' ', 9_000_000))];

        Reader.Rejection("a.warc.gz", Compressed.Gzip(bytes)).Code.ShouldBe("archive-too-large");
        Reader.Rejection("a.warc.gz", Compressed.Gzip(Warcs.Two()), new ReadingOptions { MaxExpandedBytes = 700 }).Code
            .ShouldBe("archive-too-large");
    }

    [Fact]
    public void A_web_archive_counts_as_an_archive() =>
        Reader.Rejection("a.warc", Warcs.Two(), new ReadingOptions { MaxArchiveDepth = 0 }).Code.ShouldBe("too-deep");
}
