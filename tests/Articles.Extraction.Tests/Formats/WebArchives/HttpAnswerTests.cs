using System.IO.Compression;
using System.Text;
using Articles.Extraction.Formats;

namespace Articles.Extraction.Tests.Formats.WebArchives;

/// <summary>The forms in which crawlers and proxies store what a server answered.</summary>
public sealed class HttpAnswerTests
{
    private const string Html = "Content-Type: text/html\r\n\r\n";

    [Theory]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")]
    [InlineData("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\n")]
    [InlineData("HTTP/1.0 200 Connection established\r\n\r\nHTTP/1.1 200 OK\r\n")]
    [InlineData("HTTP/1.1 200 Connection established\r\nProxy-Agent: p\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")]
    public void Answers_before_the_last_one_are_passed_over(string start) => Read(start + Html).Content.ShouldBe(Warcs.BridgePage);

    [Theory]
    [InlineData("HTTP/1.1 200OK\r\n")]
    [InlineData("HTTP/1.1 200\r\n")]
    [InlineData("HTTP/2 200\r\n")]
    [InlineData("http/1.1 200 OK\r\n")]
    [InlineData("\r\nHTTP/1.1 200 OK\r\n")]
    [InlineData("\n\nHTTP/1.1 200 OK\n")]
    public void A_status_line_may_be_written_loosely(string line) => Read(line + Html).Content.ShouldBe(Warcs.BridgePage);

    [Theory]
    [InlineData("image/png", "text/html")]
    [InlineData("text/html", "*/*")]
    [InlineData("text/html", "")]
    public void Of_several_media_types_the_last_that_says_one_counts(string first, string second) =>
        Read($"HTTP/1.1 200 OK\r\nContent-Type: {first}\r\nContent-Type: {second}\r\n\r\n").Content.ShouldBe(Warcs.BridgePage);

    [Theory]
    [InlineData("HTTP/1.1 200 OK\nContent-Type: text/html\n\n")]
    [InlineData("HTTP/1.1 200 OK\r\r\nContent-Type: text/html\r\r\n\r\r\n")]
    public void Lines_may_end_otherwise(string head) => Read(head).Content.ShouldBe(Warcs.BridgePage);

    [Fact]
    public void Fields_without_an_end_are_named()
    {
        var rejection = Read("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n").Rejection!;

        rejection.Code.ShouldBe("malformed-web-archive");
        rejection.Message.ShouldContain("the blank line behind the fields of the server's answer is missing");
    }

    [Fact]
    public void A_page_that_shows_an_answer_is_the_page()
    {
        var page = "HTTP/1.1 404 Not Found\r\n\r\nis what the harbour board's site answered on Monday, said the harbour master.";

        Reader.One("a.warc", Warcs.Record(1, Warcs.Bridge, Warcs.Answer(page, "Content-Type: text/plain"))).Content.ShouldBe(page);
    }

    [Theory]
    [InlineData("gzip", false)]
    [InlineData("gzip", true)]
    [InlineData("br", false)]
    [InlineData("zstd", true)]
    [InlineData("deflate", false)]
    [InlineData("", true)]
    public void A_coded_body_without_a_type_is_told_by_what_it_holds(string coding, bool isChunked)
    {
        var body = Code(coding, Encoding.UTF8.GetBytes(Warcs.BridgePage));
        var fields = $"X-A: b{(coding.Length == 0 ? "" : $"\nContent-Encoding: {coding}")}"
            + (isChunked ? "\nTransfer-Encoding: chunked" : "");

        Reader.One("a.warc", Warcs.Record(1, Warcs.Bridge, Warcs.Answer(isChunked ? Chunk(body) : body, fields))).Content
            .ShouldBe(Warcs.BridgePage);
    }

    [Theory]
    [InlineData("<!-- saved from the web -->\n<!DOCTYPE html><html><head><title>Bridge</title></head><body>")]
    [InlineData("<head><title>Bridge</title></head><body>")]
    [InlineData("<body class=a>")]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>B</title></head><body>")]
    [InlineData(" \r\n<h1>Bridge</h1>")]
    public void A_page_without_a_type_is_told_by_its_beginning(string start)
    {
        var page = $"{start}<p>The bridge reopened on Monday.</p></body></html>";

        foreach (var fields in (string[])
            ["X-A: b", "Content-Type: application/octet-stream", "Content-Type: */*", "Content-Type: \"text/html\""])
        {
            Reader.One("a.warc", Warcs.Record(1, Warcs.Bridge, Warcs.Answer(page, fields))).Content.ShouldContain("reopened on Monday");
        }
    }

    [Theory]
    [InlineData("<abbey of numbers 1, 2 and 3")]
    [InlineData("a,b\n1,2\n")]
    [InlineData("\u0001\u0002\u0003")]
    public void Anything_else_without_a_type_is_another_file(string body) =>
        Reader.Rejection("a.warc", Warcs.Record(1, Warcs.Bridge, Warcs.Answer(body, "X-A: b"))).Message.ShouldContain("other file (1)");

    private static SourceDocument Read(string head) =>
        Reader.One("a.warc", Warcs.Record(1, Warcs.Bridge, [.. Encoding.UTF8.GetBytes(head), .. Encoding.UTF8.GetBytes(Warcs.BridgePage)]));

    private static byte[] Chunk(byte[] body) =>
    [
        .. Encoding.ASCII.GetBytes($"{10:x}\r\n"), .. body[..10], .. Encoding.ASCII.GetBytes($"\r\n{body.Length - 10:x}\r\n"),
        .. body[10..], .. "\r\n0\r\n\r\n"u8,
    ];

    private static byte[] Code(string coding, byte[] body)
    {
        using var coded = new MemoryStream();
        using (Stream stream = coding switch
        {
            "gzip" => new GZipStream(coded, CompressionMode.Compress, leaveOpen: true),
            "br" => new BrotliStream(coded, CompressionMode.Compress, leaveOpen: true),
            "deflate" => new ZLibStream(coded, CompressionMode.Compress, leaveOpen: true),
            _ => new MemoryStream(),
        })
        {
            stream.Write(body);
        }

        return coding switch { "" => body, "zstd" => Warcs.Zstd(body), _ => coded.ToArray() };
    }
}
