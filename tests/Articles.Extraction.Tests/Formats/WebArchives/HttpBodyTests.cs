using System.Globalization;
using System.IO.Compression;
using System.Text;
using Articles.Extraction.Formats;
using Articles.Extraction.Tests.Formats.Archives;

namespace Articles.Extraction.Tests.Formats.WebArchives;

public sealed class HttpBodyTests
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes(Warcs.BridgePage);

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("GZIP")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("identity")]
    [InlineData("br, gzip")]
    public void A_compressed_body_is_expanded(string coding) =>
        Read(Code(coding, Page), $"Content-Encoding: {coding.Replace("raw ", string.Empty, StringComparison.Ordinal)}").Content
            .ShouldBe(Warcs.BridgePage);

    [Theory]
    [InlineData("\"gzip\"")]
    [InlineData("gzip;q=1.0")]
    [InlineData("gzip, \"\"")]
    [InlineData("aws-chunked, gzip")]
    public void A_coding_may_be_written_loosely(string coding) =>
        Read(Compressed.Gzip(Page), $"Content-Encoding: {coding}").Content.ShouldBe(Warcs.BridgePage);

    [Fact]
    public void The_pieces_of_an_upload_to_S3_are_no_text() =>
        Read([.. "1a4;chunk-signature=0055\r\n"u8, .. Page], "Content-Encoding: aws-chunked").Rejection!.Message
            .ShouldContain("aws-chunked");

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("deflate")]
    public void A_body_that_the_crawler_stored_expanded_is_taken_as_it_is(string coding) =>
        Read(Page, $"Content-Encoding: {coding}\nContent-Length: 99").Content.ShouldBe(Warcs.BridgePage);

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    public void A_compressed_body_that_is_cut_off_is_rejected(string coding)
    {
        var page = Encoding.UTF8.GetBytes(Warcs.Page("Long", string.Join(' ', Enumerable.Range(0, 2000).Select(n => n * 7919 % 10007))));
        var coded = Code(coding, page);
        var field = $"Content-Encoding: {coding.Replace("raw ", string.Empty, StringComparison.Ordinal)}";

        foreach (var share in (double[])[0.1, 0.5, 0.9, 0.99])
        {
            Read(coded[..(int)(coded.Length * share)], field).Rejection.ShouldNotBeNull().Code.ShouldBe("malformed-web-archive");
        }

        Read(coded[..^1], field).Rejection.ShouldNotBeNull().Code.ShouldBe("malformed-web-archive");
    }

    [Fact]
    public void Bytes_behind_the_gzip_member_are_passed_over() =>
        Read([.. Compressed.Gzip(Page), .. "\r\n"u8], "Content-Encoding: gzip").Content.ShouldBe(Warcs.BridgePage);

    [Fact]
    public void An_unknown_coding_is_rejected_by_name() =>
        Read(Page, "Content-Encoding: sdch").Rejection!.Message.ShouldContain("sdch");

    [Fact]
    public void A_compressed_bomb_is_rejected() =>
        Should.Throw<ArticleRejectedException>(() => Read(Compressed.Gzip(new byte[9_000_000]), "Content-Encoding: gzip"))
            .Reason.Code.ShouldBe("archive-too-large");

    [Theory]
    [InlineData("a\r\n{0}\r\n{1:x}\r\n{2}\r\n0\r\n\r\n")]
    [InlineData("A;name=value\r\n{0}\r\n{1:X}  \r\n{2}\r\n0\r\nTrailer: x\r\n\r\n")]
    [InlineData("a\n{0}\n{1:x}\n{2}\n0\n\n")]
    [InlineData("a\r\n{0}\r\n{1:x}\r\n{2}\r\n")]
    public void Chunks_are_put_together(string form)
    {
        var (first, second) = (Warcs.BridgePage[..10], Warcs.BridgePage[10..]);
        var body = string.Format(CultureInfo.InvariantCulture, form, first, second.Length, second);

        Read(Encoding.UTF8.GetBytes(body), "Transfer-Encoding: chunked").Content.ShouldBe(Warcs.BridgePage);
    }

    /// <summary>The sizes of chunks are numbers in a text that nobody wrote.</summary>
    [Theory]
    [InlineData(1, "X-A: b")]
    [InlineData(2, "Transfer-Encoding: chunked")]
    [InlineData(3, "Transfer-Encoding: chunked")]
    public void Chunks_that_no_field_declares_are_put_together(int times, string field)
    {
        var body = Page;
        for (var time = 0; time < times; time++)
        {
            body =
            [
                .. "14\r\n"u8, .. body[..20], .. Encoding.ASCII.GetBytes($"\r\n{body.Length - 20:x}\r\n"), .. body[20..],
                .. "\r\n0\r\n\r\n"u8,
            ];
        }

        Read(body, $"Content-Type: text/html\n{field}").Content.ShouldBe(Warcs.BridgePage);
    }

    [Fact]
    public void A_text_that_begins_with_a_number_is_not_chunked() =>
        Read("14\r\nbridges were closed on Monday, the council said, and 3 reopened."u8.ToArray(), "Content-Type: text/plain").Content
            .ShouldStartWith("14");

    [Fact]
    public void Chunks_of_a_compressed_body_are_put_together_first()
    {
        var gzip = Compressed.Gzip(Page);
        byte[] body = [.. Encoding.ASCII.GetBytes($"{gzip.Length:x}\r\n"), .. gzip, .. "\r\n0\r\n\r\n"u8];

        Read(body, "Transfer-Encoding: chunked\nContent-Encoding: gzip").Content.ShouldBe(Warcs.BridgePage);
    }

    [Fact]
    public void A_body_without_the_chunks_that_are_declared_is_taken_as_it_is() =>
        Read(Page, "Transfer-Encoding: chunked").Content.ShouldBe(Warcs.BridgePage);

    [Theory]
    [InlineData("20\r\n<!DOCTYPE html><html><body><p>The ")]
    [InlineData("4\r\n<!DOCTYPE html><html><body><p>The ")]
    public void A_chunked_body_that_breaks_off_is_rejected(string body) =>
        Read(Encoding.ASCII.GetBytes(body), "Transfer-Encoding: chunked").Rejection!.Code.ShouldBe("malformed-web-archive");

    [Fact]
    public void A_body_shorter_than_was_announced_is_rejected() =>
        Read(Page[..^30], $"Content-Length: {Page.Length}").Rejection!.Message.ShouldContain("broke off");

    [Fact]
    public void A_page_that_ends_as_one_is_whole() =>
        Read(Page, $"Content-Length: {Page.Length + 1}").Content.ShouldBe(Warcs.BridgePage);

    private static SourceDocument Read(byte[] body, string fields) =>
        Reader.One("a.warc", Warcs.Record(1, Warcs.Bridge, Warcs.Answer(body, "Content-Type: text/html\n" + fields)));

    private static byte[] Code(string coding, byte[] body) => coding.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => Compressed.Gzip(body),
        "br" => Through(body, stream => new BrotliStream(stream, CompressionLevel.Optimal)),
        "zstd" => Warcs.Zstd(body),
        "deflate" => Through(body, stream => new ZLibStream(stream, CompressionLevel.Optimal)),
        "raw deflate" => Through(body, stream => new DeflateStream(stream, CompressionLevel.Optimal)),
        "br, gzip" => Compressed.Gzip(Code("br", body)),
        _ => body,
    };

    private static byte[] Through(byte[] body, Func<Stream, Stream> open)
    {
        using var coded = new MemoryStream();
        using (var stream = open(coded))
        {
            stream.Write(body);
        }

        return coded.ToArray();
    }
}
