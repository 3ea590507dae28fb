using System.Globalization;
using System.Text;
using Articles.Extraction.Formats;
using Articles.Extraction.Formats.Charsets;
using Articles.Extraction.Tests.Formats.Archives;
using Articles.Extraction.Tests.Formats.Office;
using Articles.Extraction.Tests.Formats.Pdf;
using Articles.Extraction.Tests.Formats.WebArchives;
using CsCheck;

namespace Articles.Extraction.Tests.Formats;

/// <summary>
/// Whatever the bytes are: documents that are valid Unicode, or the documented rejection, and nothing else. <c>FUZZ_CASES</c> in the
/// environment sets the number of cases of each test, for a longer run than the tests' own.
/// </summary>
public sealed class FuzzTests
{
    private static readonly long Cases =
        long.Parse(Environment.GetEnvironmentVariable("FUZZ_CASES") ?? "500", CultureInfo.InvariantCulture);

    /// <summary>Small limits, so that each of them is met.</summary>
    private static readonly ArticleReader Tight = new(new ReadingOptions
    {
        MaxBytes = 100_000,
        MaxExpandedBytes = 200_000,
        MaxArchiveEntries = 5,
        MaxArchiveDepth = 2,
        MaxNesting = 20,
        MaxArticles = 5,
        MaxPdfPages = 2,
    }, TimeProvider.System);

    private static readonly ArticleReader Wide = new(new ReadingOptions(), TimeProvider.System);

    private static readonly string[] Names =
        ["a.txt", "a.html", "a.md", "a.json", "a.xml", "a.eml", "a.mhtml", "a.pdf", "a.docx", "a.zip", "a.html.gz", "a.warc",
            "a", ".", "ä/…"];

    private static readonly Gen<string> Name = Gen.Int[0, Names.Length - 1].Select(index => Names[index]);

    private static readonly byte[] Tiny = Compressed.Gzip("<html><p>One.</p></html>");

    private static readonly byte[][] Samples =
    [
        Encoding.UTF8.GetBytes(SampleText.Article),
        Encoding.Unicode.GetBytes(SampleText.Article),
        ("<!DOCTYPE html><html><head><meta charset=\"windows-1252\"><title>x</title></head><body><p>Caf\u00E9 \u2013 &#8217;</p>"u8
            + "</body></html>"u8).ToArray(),
        ("---\ntitle: Bridge\nauthor: [A, {name: B}]\ndate: 2026-11-02\n---\n# Bridge\n\nIt [reopened](https://x.test) **today**.\n\n"u8
            + "| a | b |\n|---|---|\n| 1 | 2 |\n"u8).ToArray(),
        ("---\ntitle: Bridge\ndraft: no\nembargo:\n  until: 2020-01-01\nstatus: final # x\n---\nIt reopened.\n"u8).ToArray(),
        "+++\ntitle = \"Bridge\"\nembargo = 2020-01-01\n+++\nIt reopened.\n"u8.ToArray(),
        ("""{"@graph":[{"@type":"NewsArticle","headline":"\ud83d\ude00","articleBody":"One.","author":[{"name":"A"}"""u8
            + """],"datePublished":"2026-11-02T08:00:00Z"}]}"""u8).ToArray(),
        ("""{"articles":[{"url":"https://x.test/1","title":"a","content":"<p>One.</p>","publishedAt":1793606400},"""u8
            + """{"id":2,"text":["b","c"]}]}"""u8).ToArray(),
        "{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"b\"}\n"u8.ToArray(),
        ("<?xml version=\"1.0\"?><rss><channel><title>t</title><item><guid>g</guid><pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate>"u8
            + "<description>&lt;p&gt;One&nbsp;</description></item></channel></rss>"u8).ToArray(),
        ("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>1</id><content type=\"xhtml\"><div><p>a<br/></p></div></content></entry>"u8
            + "</feed>"u8).ToArray(),
        "<nitf><body><body.head><hedline><hl1>a</hl1></hedline></body.head><body.content><p>b</p></body.content></body></nitf>"u8.ToArray(),
        ("From: A <a@x.test>\r\nSubject: =?utf-8?B?QnJpZGdl?=\r\nDate: Mon, 02 Nov 2026 08:00:00 +0100\r\nMIME-Version: "u8
            + "1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; "u8
            + "charset=koi8-r\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C4=C1</p>\r\n--b--\r\n"u8).ToArray(),
        new Pdfs().Page().Lines(60, 700, "The bridge re-", "opened on Monday.").Page().Lines(60, 700, "It is open.").Build(),
        RawPdf.Page(
            RawPdf.Deflated("BT /F 11 Tf 60 700 Td (The bridge.) Tj ET /X Do"u8.ToArray()), "/XObject <</X 6 0 R>>",
            RawPdf.Stream("q BT /F 9 Tf (x) Tj ET Q", "/Subtype /Form /BBox [0 0 9 9]")),
        Words.Document(Words.Paragraph("Bridge", "Titel") + Words.Paragraph("The bridge reopened.")),
        Compressed.Zip(("a.html", "<p>One.</p>"), ("b.json", "[{\"id\":1,\"text\":\"a\"}]"), ("c.zip", "PK")),
        Compressed.Gzip("<html><p>One.</p></html>"),
        Warcs.Two(),
        Warcs.GzipEach(Warcs.Response(1, Warcs.Bridge, Warcs.BridgePage), Warcs.Response(2, Warcs.Dairy, Warcs.DairyPage)),
        Compressed.Gzip(Warcs.Two()),
        [.. Warcs.Zstd(Warcs.Response(1, Warcs.Bridge, Warcs.BridgePage)), .. Warcs.Zstd(Warcs.Response(2, Warcs.Dairy, Warcs.DairyPage))],
        [0x5D, 0x2A, 0x4D, 0x18, 24, 0, 0, 0, .. "<html><p>One.</p></html>"u8,
            .. Warcs.Zstd(Warcs.Two(), "<html><p>One.</p></html>"u8.ToArray())],
        Warcs.Record(1, Warcs.Bridge, Warcs.Answer(
            [.. "a\r\n"u8, .. Tiny[..10], .. Encoding.ASCII.GetBytes($"\r\n{Tiny.Length - 10:x}\r\n"), .. Tiny[10..], .. "\r\n0\r\n\r\n"u8],
            "Content-Type: text/html\nTransfer-Encoding: chunked\nContent-Encoding: gzip")),
        [.. Arcs.Description, .. Arcs.Record(Warcs.Bridge, Warcs.BridgePage), .. Arcs.Record(Warcs.Dairy, Warcs.DairyPage)],
        PropertyLists.WebArchive(Warcs.Bridge, "text/html", "UTF-8", Warcs.BridgePage),
        ("""{"log":{"entries":[{"startedDateTime":"2024-03-13T10:00:00Z","request":{"url":"https://x.test/"},"response":{"status":"""u8
            + """200,"content":{"mimeType":"text/html","encoding":"base64","text":"PGh0bWw+PHA+T25lLjwvcD4="}}}]}}"""u8).ToArray(),
        Compressed.Stored(("datapackage.json", "{}"u8.ToArray()), ("archive/a.warc", Warcs.Two())),
    ];

    /// <summary>What parsers stumble over.</summary>
    private static readonly byte[][] Fragments =
    [
        [0], [0, 0, 0, 0], [0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80], [0x1B, 0x24, 0x42], "\\ud800"u8.ToArray(),
        "&#xD800;"u8.ToArray(), "&#0;"u8.ToArray(), "]]>"u8.ToArray(),
        "<![CDATA["u8.ToArray(), "<!DOCTYPE x [<!ENTITY a \"b\">]>"u8.ToArray(), "{"u8.ToArray(), "["u8.ToArray(),
        "[[[[[[[[[[[[[[[[[[[[[[[["u8.ToArray(), "\""u8.ToArray(), "<<"u8.ToArray(), "---\n"u8.ToArray(),
        "charset=utf-16"u8.ToArray(), "999999999999999999999"u8.ToArray(), "-1"u8.ToArray(), "1e999"u8.ToArray(), "null"u8.ToArray(),
        "\r\n\r\n"u8.ToArray(), "PK\u0003\u0004"u8.ToArray(), [0x1F, 0x8B, 8],
        "WARC/1.0\r\n"u8.ToArray(), "Content-Length: 9\r\n"u8.ToArray(),
        "HTTP/1.1 200 OK\r\n"u8.ToArray(), "bplist00"u8.ToArray(), "%PDF-"u8.ToArray(), "endobj"u8.ToArray(),
    ];

    private static readonly Gen<byte[]> Mutated = Gen.Select(
        Gen.Int[0, Samples.Length - 1],
        Gen.Select(Gen.Int[0, 4], Gen.Double[0, 1], Gen.Int[1, 40], Gen.Int[0, Fragments.Length - 1], Gen.Byte).Array[1, 8],
        (sample, steps) => steps.Aggregate(Samples[sample], (bytes, step) => Mutate(bytes, step)));

    [Fact]
    public void Random_bytes_are_read_or_rejected() =>
        Gen.Select(Name, Gen.Byte.Array[0, 400]).Sample((name, bytes) => Check(name, bytes), iter: Cases);

    [Fact]
    public void Random_text_is_read_or_rejected() =>
        Gen.Select(Name, Gen.String[Gen.Char["<>/!-?&;:{}[]\",'#*_`|=+\\ \n\r\taAé’\u00A0\uD83D\uDE00\0%()0123456789"], 0, 200])
            .Sample((name, text) => Check(name, Encoding.UTF8.GetBytes(text)), iter: Cases);

    [Fact]
    public void Mutated_samples_are_read_or_rejected() =>
        Gen.Select(Name, Mutated).Sample((name, bytes) => Check(name, bytes), iter: Cases);

    [Fact]
    public void Mutated_samples_in_archives_are_read_or_rejected() =>
        Gen.Select(Name, Mutated, Mutated).Sample(
            (name, one, two) =>
            {
                Check("a.zip", Compressed.Zip((name, one), ("b/" + name, two)));
                Check(name + ".gz", Compressed.Gzip(one));
            },
            iter: Cases / 4);

    [Fact]
    public void The_samples_themselves_are_all_read() =>
        Samples.ShouldAllBe(sample => Wide.Read("a", sample, CancellationToken.None).Documents.Any(document => document.Rejection == null));

    private static void Check(string name, byte[] bytes)
    {
        Check(Wide, name, bytes);
        Check(Tight, name, bytes);
    }

    private static void Check(ArticleReader reader, string name, byte[] bytes)
    {
        try
        {
            var documents = reader.Read(name, bytes, CancellationToken.None).Documents;
            documents.ShouldNotBeEmpty();
            foreach (var document in documents)
            {
                document.Name.ShouldBe(name);
                // A kill may have no text.
                (document.Rejection is null && document.Wire?.Killed is null)
                    .ShouldBe(!string.IsNullOrWhiteSpace(document.Content) && document.Wire?.Killed is null);
                string?[] texts =
                [
                    document.Content, document.Part, document.Declared.Title, document.Declared.Byline, document.Declared.SiteName,
                    document.Declared.CanonicalUrl, document.Declared.Language, document.Declared.LeadImage, document.Rejection?.Message,
                ];
                texts.OfType<string>().ShouldAllBe(text => UnicodeText.IsWellFormed(text) && !text.Contains('\0'));
            }

            documents.Select(document => document.Part).ShouldBeUnique();
            (documents.Count == 1 || documents.All(document => document.Part != null)).ShouldBeTrue();
        }
        catch (ArticleRejectedException rejected)
        {
            rejected.Reason.Code.ShouldMatch("^[a-z]+(-[a-z]+)*$");
            rejected.Reason.Message.ShouldEndWith(".");
        }
    }

    private static byte[] Mutate(byte[] bytes, (int Kind, double Place, int Length, int Fragment, byte Value) step)
    {
        var place = (int)(step.Place * bytes.Length);
        var length = Math.Min(step.Length, bytes.Length - place);
        return step.Kind switch
        {
            0 => [.. bytes[..place], .. Fragments[step.Fragment], .. bytes[place..]],
            1 => [.. bytes[..place], .. bytes[(place + length)..]],
            2 => [.. bytes[..(place + length)], .. bytes[place..]],
            3 => [.. bytes[..place], step.Value, .. bytes[Math.Min(place + 1, bytes.Length)..]],
            _ => bytes[..place],
        };
    }
}
