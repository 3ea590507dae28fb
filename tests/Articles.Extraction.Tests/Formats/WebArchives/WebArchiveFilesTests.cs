using System.Text;
using System.Text.Json;
using Articles.Extraction.Tests.Formats.Archives;

namespace Articles.Extraction.Tests.Formats.WebArchives;

/// <summary>WACZ, HAR, Safari's archives, pages saved by SingleFile, and what lies beside web archives.</summary>
public sealed class WebArchiveFilesTests
{
    [Fact]
    public void Of_a_WACZ_collection_the_archives_are_read_and_each_page_once()
    {
        var documents = Reader.All("a.wacz", Compressed.Stored(
            ("archive/1.warc.gz", Warcs.GzipEach(Warcs.Response(1, Warcs.Bridge, Warcs.BridgePage))),
            (
                "archive/2.warc",
                [.. Warcs.Response(2, Warcs.Bridge, Warcs.BridgePage), .. Warcs.Response(3, Warcs.Dairy, Warcs.DairyPage)]),
            ("indexes/index.cdx", "test,news)/bridge 20240313100000 {\"url\":\"https://news.test/bridge\"}\n"u8.ToArray()),
            ("pages/pages.jsonl", "{\"format\":\"json-pages-1.0\"}\n{\"url\":\"https://x.test\",\"text\":\"Menu\"}\n"u8.ToArray()),
            ("datapackage.json", "{\"profile\":\"data-package\"}"u8.ToArray())));

        documents.Select(document => document.Part).ShouldBe([$"archive/1.warc.gz!{Warcs.Id(1)}", $"archive/2.warc!{Warcs.Id(3)}"]);
        documents.Select(document => document.Declared.CanonicalUrl).ShouldBe([Warcs.Bridge, Warcs.Dairy]);
    }

    [Fact]
    public void The_pages_of_a_HAR_file_are_parts_named_by_their_addresses()
    {
        var har = $$$"""
            {"log":{"version":"1.2","entries":[
            {{{Entry(Warcs.Bridge, 200, "text/html; charset=utf-8", Base64(Warcs.BridgePage), "base64")}}},
            {{{Entry(Warcs.Dairy, 200, "text/html; charset=iso-8859-1", Warcs.Page("K\u00E4se", "Es gibt K\u00E4se."))}}},
            {{{Entry("https://news.test/x.js", 200, "text/javascript", "var a=1;")}}},
            {{{Entry("https://news.test/gone", 404, "text/html", Warcs.BridgePage)}}}]}}
            """;

        var documents = Reader.All("a.har", har);

        documents.Select(document => document.Part).ShouldBe([Warcs.Bridge, Warcs.Dairy]);
        documents.Select(document => document.Content).ShouldBe([Warcs.BridgePage, Warcs.Page("K\u00E4se", "Es gibt K\u00E4se.")]);
        documents[0].Declared.CanonicalUrl.ShouldBe(Warcs.Bridge);
        documents[0].Declared.CapturedAt.ShouldBe(new DateTimeOffset(2024, 3, 13, 9, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void What_gave_no_page_is_counted_over_all_archives_in_a_file()
    {
        var har = $$$"""
            {"log":{"version":"1.2","entries":[
            {{{Entry(Warcs.Bridge, 200, "text/html; charset=utf-8", Warcs.BridgePage)}}},
            {{{Entry("https://news.test/x.js", 200, "text/javascript", "var a=1;")}}},
            {{{Entry("https://news.test/empty", 200, "text/html", "")}}},
            {{{Entry("https://news.test/gone", 404, "text/html", Warcs.BridgePage)}}}]}}
            """;
        byte[] warc = [.. Warcs.Response(1, Warcs.Dairy, Warcs.DairyPage), .. Warcs.Record(2, Warcs.Dairy, "GET /"u8.ToArray(), "request")];

        var inHar = new Dictionary<string, long> { ["script"] = 1, ["status 404"] = 1, ["answer without a body"] = 1 };

        Reader.Read("a.har", Encoding.UTF8.GetBytes(har)).Omitted.ShouldBe(inHar, ignoreOrder: true);
        Reader.Read("a.zip", Compressed.Zip(("a.har", Encoding.UTF8.GetBytes(har)), ("1.warc", warc), ("2.warc", warc))).Omitted.ShouldBe(
            new Dictionary<string, long>(inHar) { ["request"] = 2, ["repeated page"] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public void A_collection_of_collections_gives_the_pages_of_each()
    {
        var inner = Compressed.Stored(
            ("archive/1.warc.gz", Warcs.GzipEach(Warcs.Response(1, Warcs.Bridge, Warcs.BridgePage))),
            ("datapackage.json", "{}"u8.ToArray()));

        Reader.One("a.wacz", Compressed.Stored(
            ("one.wacz", inner), ("datapackage.json", "{\"profile\":\"multi-wacz-package\"}"u8.ToArray())))
            .Content.ShouldBe(Warcs.BridgePage);
    }

    [Fact]
    public void A_HAR_file_may_begin_with_another_member() =>
        Reader.One(
            "a.har",
            $$$"""{"comment":"x","log":{"entries":[{{{Entry(Warcs.Bridge, 200, "text/html", Warcs.BridgePage)}}}]}}""")
            .Declared.CanonicalUrl.ShouldBe(Warcs.Bridge);

    [Fact]
    public void Safaris_archive_may_be_XML()
    {
        var list = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0"><dict><key>WebMainResource</key><dict>
            <key>WebResourceData</key><data>
            {Base64(Warcs.BridgePage)}
            </data>
            <key>WebResourceMIMEType</key><string>text/html</string>
            <key>WebResourceURL</key><string>{Warcs.Bridge}</string>
            </dict></dict></plist>
            """;

        var document = Reader.One("a.webarchive", list);

        (document.Content, document.Declared.CanonicalUrl).ShouldBe((Warcs.BridgePage, Warcs.Bridge));
        Reader.Rejection("a.webarchive", list.Replace("<data>", "<data>!", StringComparison.Ordinal)).Code
            .ShouldBe("malformed-web-archive");
        Reader.Rejection("a.plist", list.Replace("WebMain", "Main", StringComparison.Ordinal)).Code.ShouldBe("unsupported-format");
    }

    [Fact]
    public void A_HAR_file_without_a_page_says_what_it_holds() =>
        Reader.Rejection("a.har", $$$"""{"log":{"entries":[{{{Entry("https://news.test/x.js", 200, "text/javascript", "var a;")}}}]}}""")
            .ShouldBe(new RejectionReason("not-an-article", "The HAR file holds no page but script (1)."));

    [Fact]
    public void The_pages_of_an_archive_that_a_page_is_are_read_under_their_own_addresses_and_times()
    {
        var inner = Warcs.Two();
        var entry = Entry("https://news.test/har", 200, "text/html", Warcs.Page("H", "One."));
        var har = $$$"""{"log":{"version":"1.2","entries":[{{{entry}}}]}}""";

        foreach (var (content, type, addresses) in new (byte[], string, string[])[]
            {
                (inner, "text/html", [Warcs.Bridge, Warcs.Dairy]),
                (inner, "text/plain", [Warcs.Bridge, Warcs.Dairy]),
                (Compressed.Gzip(inner), "application/octet-stream", []),
                (Encoding.UTF8.GetBytes(har), "application/json", ["https://news.test/har"]),
            })
        {
            var (head, rest) = Split(Warcs.Record(9, "https://news.test/x", Warcs.Answer(content, $"Content-Type: {type}")));
            byte[] record = [.. Encoding.UTF8.GetBytes(head.Replace("2024-03-13", "2025-01-01", StringComparison.Ordinal)), .. rest];
            var documents = Reader.All("a.warc", [.. Warcs.Response(7, "https://news.test/good", Warcs.BridgePage), .. record]);

            documents.Skip(1).Select(document => document.Declared.CanonicalUrl).ShouldBe(addresses);
            documents.Skip(1).Select(document => document.Capture!.Address).ShouldBe(addresses);
            documents.Skip(1).ShouldAllBe(document => document.Declared.CapturedAt!.Value.Year == 2024);
            documents.Skip(1).ShouldAllBe(document => document.Part!.StartsWith(Warcs.Id(9) + "!", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_archive_inside_a_page_is_read_when_addresses_are_no_identities_too() =>
        Reader.All(
                "a.warc", Warcs.Record(9, "https://news.test/x", Warcs.Answer(Warcs.Two(), "Content-Type: text/html")),
                new ReadingOptions { IdentityByUrl = false })
            .Select(document => document.Declared.CanonicalUrl).ShouldBe([Warcs.Bridge, Warcs.Dairy]);

    [Fact]
    public void Damaged_Base64_in_a_HAR_file_is_rejected() =>
        Reader.One("a.har", $$$"""{"log":{"entries":[{{{Entry(Warcs.Bridge, 200, "text/html", "%%%", "base64")}}}]}}""")
            .Rejection!.Code.ShouldBe("malformed-web-archive");

    [Fact]
    public void The_page_of_a_Safari_archive_is_the_file_itself()
    {
        var document = Reader.One("a.webarchive", PropertyLists.WebArchive(Warcs.Bridge, "text/html", "UTF-8", Warcs.BridgePage));

        (document.Part, document.Content, document.Declared.CanonicalUrl).ShouldBe((null, Warcs.BridgePage, Warcs.Bridge));
    }

    [Fact]
    public void A_Safari_archive_that_is_cut_off_is_rejected() =>
        Reader.Rejection("a.webarchive", PropertyLists.WebArchive(Warcs.Bridge, "text/html", "UTF-8", Warcs.BridgePage)[..^20]).Code
            .ShouldBe("malformed-web-archive");

    [Fact]
    public void A_Safari_archive_of_a_picture_is_no_article() =>
        Reader.Rejection("a.webarchive", PropertyLists.WebArchive(Warcs.Bridge, "image/png", null, "x")).Code.ShouldBe("not-an-article");

    [Fact]
    public void A_page_that_SingleFile_saved_has_the_address_it_was_saved_from()
    {
        var declared = Reader.One(
            "a.html",
            "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://news.test/bridge \n saved date: Wed Mar 13 "
                + "2024 11:00:00 GMT+0100 (CET)\n--><meta charset=utf-8><body><p>The bridge reopened.</html>").Declared;

        (declared.CanonicalUrl, declared.CapturedAt)
            .ShouldBe((Warcs.Bridge, new DateTimeOffset(2024, 3, 13, 10, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("com,skerry,post)/bridge 20240313100000 {\"url\":\"https://post.skerry.example/bridge\",\"mime\":\"text/html\"}\n")]
    [InlineData("!meta {\"created_at\": \"2024\"}\ncom,skerry)/ 20240313100000 {\"mime\": \"text/html\"}\n")]
    [InlineData(" CDX N b a m s k r M S V g\ncom,skerry)/ 20240313100000 http://skerry.example/ text/html 200 A - - 9 0 a.warc\n")]
    [InlineData("com,skerry)/ 20240313100000 http://skerry.example/ text/html 200 A - - 9 0 a.warc\n")]
    [InlineData("crawl-data/CC-NEWS/2024/03/CC-NEWS-1.warc.gz\ncrawl-data/CC-NEWS/2024/03/CC-NEWS-2.warc.gz\n")]
    [InlineData("com,skerry)/ 20240313100000\ta.cdx.gz\t0\t900\t1\n")]
    [InlineData("WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nThe bridge reopened.\n")]
    [InlineData("1\r\n00:00:01,000 --> 00:00:04,000\r\nThe bridge reopened.\r\n")]
    [InlineData("{\"format\":\"json-pages-1.0\",\"id\":\"pages\"}\n{\"url\":\"https://x.test\",\"title\":\"A\",\"text\":\"One two.\"}\n")]
    public void What_lies_beside_pages_in_archives_is_no_article(string text) =>
        Reader.Rejection("index", text).Code.ShouldBe("not-an-article");

    private static (string Head, byte[] Content) Split(byte[] record)
    {
        var end = record.AsSpan().IndexOf("\r\n\r\n"u8);
        return (Encoding.UTF8.GetString(record[..end]), record[end..]);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>An entry of a HAR file.</summary>
    internal static string Entry(
        string address, int status, string type, string text, string? encoding = null, string date = "2024-03-13T10:00:00.000+01:00",
        string method = "GET") =>
        JsonSerializer.Serialize(new
        {
            startedDateTime = date,
            request = new { method, url = address },
            response = new { status, content = new { size = text.Length, mimeType = type, text, encoding } },
        });
}
