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
    public void A_HAR_file_without_a_page_says_what_it_holds() =>
        Reader.Rejection("a.har", $$$"""{"log":{"entries":[{{{Entry("https://news.test/x.js", 200, "text/javascript", "var a;")}}}]}}""")
            .ShouldBe(new RejectionReason("not-an-article", "The HAR file holds no page but script (1)."));

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
    [InlineData("com,skerry)/ 20240313100000\ta.cdx.gz\t0\t900\t1\n")]
    [InlineData("{\"format\":\"json-pages-1.0\",\"id\":\"pages\"}\n{\"url\":\"https://x.test\",\"title\":\"A\",\"text\":\"One two.\"}\n")]
    public void An_index_of_captures_or_pages_is_no_article(string text) =>
        Reader.Rejection("index", text).Code.ShouldBe("not-an-article");

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Entry(string address, int status, string type, string text, string? encoding = null) =>
        JsonSerializer.Serialize(new
        {
            startedDateTime = "2024-03-13T10:00:00.000+01:00",
            request = new { method = "GET", url = address },
            response = new { status, content = new { size = text.Length, mimeType = type, text, encoding } },
        });
}
