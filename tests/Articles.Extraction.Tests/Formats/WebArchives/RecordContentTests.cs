using System.Text;
using Articles.Extraction.Formats.WebArchives.Records;
using Articles.Extraction.Tests.Formats.Archives;
using CsCheck;

namespace Articles.Extraction.Tests.Formats.WebArchives;

/// <summary>
/// Each record has its own bytes and its own request's method, whatever lies beside it, however long it is and however the archive is
/// compressed.
/// </summary>
public sealed class RecordContentTests
{
    private static readonly Gen<Written> Records = Gen.Select(
        Gen.OneOf(Gen.Int[0, 300], Gen.Int[0, 5_000], Gen.Int[60_000, 70_000], Gen.Int[100_000, 300_000]),
        OneOf("alone", "alone", "request before", "request behind", "image before", "damaged before"),
        OneOf("GET", "POST", "PUT"),
        Gen.Int[0, 6_000],
        (length, kind, method, headers) => new Written(length, kind, method, headers));

    private static readonly Gen<string> Forms = OneOf("plain", "gzip by record", "gzip", "zstd", "mixed lines");

    [Fact]
    public void Whatever_lies_beside_it() => Gen.Select(Records.Array[1, 12], Forms, Gen.Int[1, 5]).Sample(
        (records, form, range) =>
        {
            var (bytes, expected) = Write(records, form);
            Read(bytes, range: int.MaxValue).ShouldBe(expected);
            Read(bytes, range).ShouldBe(expected);
        },
        iter: 150,
        print: sample => $"{sample.Item2} {string.Join("; ", sample.Item1)}");

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static (byte[] Bytes, List<string> Expected) Write(Written[] records, string form)
    {
        var written = new List<byte[]>();
        var expected = new List<string>();
        for (var number = 1; number <= records.Length; number++)
        {
            var record = records[number - 1];
            var address = $"https://news.test/{number}";
            var text = string.Concat(Enumerable.Repeat($"<p>{number}</p>", (record.Length / 8) + 1));
            var answer = Warcs.Response(number, address, text);
            var asked = $"{record.Method} / HTTP/1.1\r\nX: {new string('x', record.Headers)}\r\n\r\n";
            var request = Warcs.Record(
                1000 + number, address, Encoding.ASCII.GetBytes(asked), type: "request",
                fields: $"WARC-Concurrent-To: {Warcs.Id(number, "<", ">")}\r\n", contentType: "application/http; msgtype=request");
            var image = Warcs.Record(2000 + number, address, Warcs.Answer("png", "Content-Type: image/png"));
            var damaged = Warcs.Record(3000 + number, address, Warcs.Answer("<p>x</p>"), length: 7);
            written.AddRange(record.Kind switch
            {
                "request before" => [request, answer],
                "request behind" => [answer, request],
                "image before" => [image, answer],
                "damaged before" => [damaged, answer],
                _ => new[] { answer },
            });
            if (record.Kind == "damaged before")
            {
                expected.Add("damaged");
            }

            expected.Add($"{number} {(record.Kind.StartsWith("request", StringComparison.Ordinal) ? record.Method : null)} {text}");
        }

        byte[] all = [.. written.SelectMany(record => record)];
        byte[] bytes = form switch
        {
            "plain" => all,
            "gzip by record" => Warcs.GzipEach([.. written]),
            "gzip" => Compressed.Gzip(all),
            "zstd" => [.. written.SelectMany(record => Warcs.Zstd(record, hasChecksum: true))],
            _ => [.. written.SelectMany(record => (byte[])[.. "\r\n"u8, .. record])],
        };
        return (bytes, expected);
    }

    /// <summary>The pages, some at a time, each range by a reader of its own.</summary>
    private static List<string> Read(byte[] bytes, int range)
    {
        var pages = new List<string>();
        RecordPlace? after = null;
        while (true)
        {
            using var archive = WebArchive.OpenBehind(new MemoryStream(bytes), after, new ReadingOptions()).ShouldNotBeNull();
            for (var left = range; left > 0; left--)
            {
                if (archive.Read() is not { } page)
                {
                    return pages;
                }

                pages.Add(Describe(page));
            }

            after = archive.Place;
        }
    }

    private static string Describe(ArchivedPage page)
    {
        if (page.IsDamaged)
        {
            return "damaged";
        }

        var content = Encoding.UTF8.GetString(page.Record.Content.Span);
        var body = content[(content.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return $"{page.Address![(page.Address!.LastIndexOf('/') + 1)..]} {page.Record.Method} {body}";
    }

    private sealed record Written(int Length, string Kind, string Method, int Headers);
}
