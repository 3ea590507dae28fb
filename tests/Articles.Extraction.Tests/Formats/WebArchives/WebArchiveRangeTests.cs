using System.Buffers.Binary;
using Articles.Extraction.Formats.WebArchives.Records;
using Articles.Extraction.Tests.Formats.Archives;

namespace Articles.Extraction.Tests.Formats.WebArchives;

/// <summary>An archive is read from behind any of its records as it is from its start, however it is compressed.</summary>
public sealed class WebArchiveRangeTests
{
    private static readonly byte[][] Records =
    [
        Warcs.Record(1, "", "software: crawler\r\n"u8.ToArray(), type: "warcinfo", contentType: "application/warc-fields"),
        .. Enumerable.Range(2, 12).Select(number => number % 5 == 0
            ? Warcs.Record(number, $"https://news.test/{number}", Warcs.Answer(Page(number)), length: 30)
            : Warcs.Response(number, $"https://news.test/{number}", Page(number))),
        // What looks like records is the content of one.
        Warcs.Record(14, "https://news.test/inner", Warcs.Answer(Warcs.Two(), "Content-Type: text/html")),
        Warcs.Response(15, "https://news.test/15", Page(15)),
    ];

    public static TheoryData<string> Forms => ["plain", "gzip by record", "gzip", "zstd with a dictionary"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_follows_a_record_is_the_same_wherever_reading_begins(string form)
    {
        var bytes = Compress(form);
        var all = Read(bytes, after: null);
        all.Count.ShouldBe(14);
        for (var index = 0; index < all.Count; index++)
        {
            Read(bytes, all[index].Place).ShouldBe(all[(index + 1)..], $"behind {all[index]}");
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Parts_that_follow_each_other_hold_every_page_and_every_other_record_once(string form)
    {
        var bytes = Compress(form);
        var all = Read(bytes, after: null);
        foreach (var size in new[] { 1, 3, 5 })
        {
            var (pages, records, after) = (new List<RecordPlace>(), 0L, (RecordPlace?)null);
            var ends = all.Select(page => page.Place).Chunk(size).Select(part => (RecordPlace?)part[^1]).SkipLast(1).Append(null);
            foreach (var last in ends)
            {
                using var archive = Open(bytes, after);
                while (archive.Read(last) is { } page)
                {
                    pages.Add(page.Record.Place);
                }

                records += archive.Records;
                after = last;
            }

            pages.ShouldBe(all.Select(page => page.Place));
            records.ShouldBe(15);
        }
    }

    /// <summary>A range of a bomb is small; what came before it counts.</summary>
    [Fact]
    public void What_the_ranges_before_have_expanded_to_counts_against_the_limit()
    {
        var bytes = Compress("gzip by record");
        var place = Read(bytes, after: null)[3].Place;
        using var archive = WebArchive.OpenBehind(new MemoryStream(bytes), place, new ReadingOptions(), expanded: 999_999_900);
        Should.Throw<WebArchiveLimitException>(() => archive!.Read());

        using var ordinary = WebArchive.OpenBehind(new MemoryStream(bytes), place, new ReadingOptions(), expanded: 900_000_000);
        ordinary!.Read().ShouldNotBeNull();
        ordinary.Expanded.ShouldBeGreaterThan(900_000_000);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Expanding_part_by_part_counts_as_much_as_expanding_all(string form)
    {
        var bytes = Compress(form);
        using var whole = Open(bytes, after: null);
        while (whole.Read() is not null)
        {
        }

        var (after, expanded) = ((RecordPlace?)null, 0L);
        while (true)
        {
            using var archive = WebArchive.OpenBehind(new MemoryStream(bytes), after, new ReadingOptions(), expanded)!;
            if (archive.Skip() is null)
            {
                expanded = archive.Expanded;
                break;
            }

            (after, expanded) = (archive.Place, archive.Expanded);
        }

        // A part reads a little ahead.
        expanded.ShouldBeInRange(whole.Expanded, Math.Max(whole.Expanded, 16 * 2 * 64 * 1024));
    }

    [Fact]
    public void An_archive_with_a_dictionary_longer_than_a_glance_is_known_by_its_start()
    {
        var bytes = Compress("zstd with a dictionary");
        var wanted = WebArchive.StartLength(bytes.AsSpan(0, 8));
        wanted.ShouldBeGreaterThan(8192);
        WebArchive.IsStart(bytes.AsMemory(0, Math.Min(wanted, bytes.Length))).ShouldBeTrue();
        WebArchive.StartLength("%PDF-1.7"u8).ShouldBe(0);
        WebArchive.StartLength("<!doctyp"u8).ShouldBe(0);
    }

    [Theory]
    [InlineData("17", 17, 0)]
    [InlineData("17+4", 17, 4)]
    public void A_place_is_read_as_it_is_written(string text, long offset, long inside)
    {
        RecordPlace.Parse(text).ShouldBe(new RecordPlace(offset, inside));
        new RecordPlace(offset, inside).Format().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1+")]
    [InlineData("1+2+3")]
    [InlineData("x")]
    public void Any_other_text_is_no_place(string text) => RecordPlace.Parse(text).ShouldBeNull();

    private static string Page(int number) => Warcs.Page($"Page {number}", $"The bridge number {number} reopened on Monday.");

    private static List<(RecordPlace Place, string? Address, bool IsDamaged)> Read(byte[] bytes, RecordPlace? after)
    {
        using var archive = Open(bytes, after);
        var pages = new List<(RecordPlace Place, string? Address, bool IsDamaged)>();
        while (archive.Read() is { } page)
        {
            page.Record.Place.ShouldBe(archive.Place!.Value);
            pages.Add((page.Record.Place, page.Address, page.IsDamaged));
        }

        return pages;
    }

    private static WebArchive Open(byte[] bytes, RecordPlace? after) =>
        WebArchive.OpenBehind(new MemoryStream(bytes), after, new ReadingOptions()).ShouldNotBeNull();

    private static byte[] Compress(string form) => form switch
    {
        "plain" => [.. Records.SelectMany(record => record)],
        "gzip by record" => Warcs.GzipEach(Records),
        "gzip" => Compressed.Gzip([.. Records.SelectMany(record => record)]),
        _ => WithDictionary(),
    };

    private static byte[] WithDictionary()
    {
        var samples = Enumerable.Range(0, 3_000).Select(number => Warcs.Response(number, $"https://news.test/{number}", Page(number)));
        var dictionary = ZstdSharp.DictBuilder.TrainFromBuffer(samples, 16_384);
        var head = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(head, 0x184D2A5D);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), dictionary.Length);
        return [.. head, .. dictionary, .. Records.SelectMany(record => Warcs.Zstd(record, dictionary))];
    }
}
