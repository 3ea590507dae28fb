using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Articles.Extraction.Formats;
using Articles.Extraction.Tests.Formats.Archives;

namespace Articles.Extraction.Tests.Formats.WebArchives;

/// <summary>The good records before and behind a damaged one are kept, and the damaged one is named.</summary>
[SuppressMessage("Security", "CA5350", Justification = "WARC names SHA-1.")]
[SuppressMessage("Security", "CA5351", Justification = "Writers of WARC name MD5.")]
public sealed class DamagedWarcTests
{
    private static readonly byte[] First = Warcs.Response(1, Warcs.Bridge, Warcs.BridgePage);
    private static readonly byte[] Second = Warcs.Response(2, "https://news.test/bad", Warcs.Page("Bad", "It was cut."));
    private static readonly byte[] Third = Warcs.Response(3, Warcs.Dairy, Warcs.DairyPage);

    [Theory]
    [InlineData(100)]
    [InlineData(1)]
    [InlineData(5_000)]
    [InlineData(99_999_999_999)]
    public void A_record_with_a_wrong_length_is_named(long length)
    {
        var wrong = Warcs.Record(2, "https://news.test/bad", Warcs.Answer(Warcs.Page("Bad", "It was cut.")), length: length);

        Check(Reader.All("a.warc", [.. First, .. wrong, .. Third]), $"byte {First.Length:N0}");
        Check(Reader.All("a.warc.gz", Warcs.GzipEach(First, wrong, Third)), "byte ");
        Check(Reader.All("a.warc.gz", Compressed.Gzip([.. First, .. wrong, .. Third])), "byte ");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("99999999999999999999999")]
    public void A_record_whose_length_is_none_cannot_be_read(string length)
    {
        var text = Encoding.UTF8.GetString(Warcs.Record(2, "https://news.test/bad", [], length: 54321))
            .Replace("54321", length, StringComparison.Ordinal);

        var documents = Reader.All("a.warc", [.. First, .. Encoding.UTF8.GetBytes(text), .. Third]);

        documents.Select(document => document.Part).ShouldBe([Warcs.Id(1), "unreadable 1", Warcs.Id(3)]);
        documents[1].Rejection!.Code.ShouldBe("malformed-web-archive");
    }

    [Fact]
    public void The_last_record_of_a_file_that_is_cut_off_is_named()
    {
        byte[] bytes = [.. First, .. Second];

        for (var length = First.Length + 1; length < bytes.Length - 4; length++)
        {
            Reader.All("a.warc", bytes[..length]).Select(document => document.Rejection?.Code)
                .ShouldBe([null, "malformed-web-archive"], $"{length} bytes");
        }
    }

    [Theory]
    [InlineData("gz")]
    [InlineData("zst")]
    [InlineData("zst with a dictionary")]
    public void No_page_is_changed_by_a_damaged_byte_in_a_file_compressed_as_a_whole(string form)
    {
        byte[][] records = [.. Enumerable.Range(1, 40).Select(number => Warcs.Response(number, $"{Warcs.Bridge}/{number}", Page(number)))];
        byte[] all = [.. records.SelectMany(record => record)];
        var dictionary = records[0];
        var whole = form switch
        {
            "gz" => Compressed.Gzip(all),
            "zst" => Warcs.Zstd(all, hasChecksum: true),
            _ => [0x5D, 0x2A, 0x4D, 0x18, .. BitConverter.GetBytes(dictionary.Length), .. dictionary,
                .. Warcs.Zstd(all, dictionary, hasChecksum: true)],
        };
        var changed = Enumerable.Range(0, whole.Length - 8).Skip(whole.Length / 4).Where(at => at % 7 == 0).ToList();

        Contents(whole).Count.ShouldBe(40);
        foreach (var at in changed)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 1;

            foreach (var document in Contents(damaged))
            {
                document.Content.ShouldBe(Page(int.Parse(document.Part![^12..], null)), $"byte {at}");
            }
        }

        static string Page(int number) => Warcs.Page($"Bridge {number}", $"<p>Bridge {number} closed for {number * 7919} days.</p>");
        static List<SourceDocument> Contents(byte[] archive)
        {
            try
            {
                return [.. Reader.All("a.warc", archive).Where(document => document.Rejection is null)];
            }
            catch (ArticleRejectedException)
            {
                return [];
            }
        }
    }

    [Fact]
    public void A_compressed_record_that_is_cut_off_is_named()
    {
        var gzip = Warcs.GzipEach(First, Second);
        var length = Compressed.Gzip(First).Length;

        for (var cut = length + 20; cut < gzip.Length - 1; cut += 7)
        {
            var documents = Reader.All("a.warc.gz", gzip[..cut]);
            documents[0].Content.ShouldBe(Warcs.BridgePage);
            documents.Skip(1).ShouldHaveSingleItem().Rejection!.Code.ShouldBe("malformed-web-archive");
        }
    }

    [Fact]
    public void A_damaged_member_is_named_and_the_next_ones_are_read()
    {
        var (one, two, three) = (Compressed.Gzip(First), Compressed.Gzip(Second), Compressed.Gzip(Third));
        for (var at = 0; at < two.Length; at += 5)
        {
            var damaged = (byte[])two.Clone();
            damaged[at] ^= 0x55;
            var documents = Reader.All("a.warc.gz", [.. one, .. damaged, .. three]);

            documents.Where(document => document.Rejection is null).Select(document => document.Content)
                .ShouldBe(IsHarmless(at) ? [Warcs.BridgePage, Warcs.Page("Bad", "It was cut."), Warcs.DairyPage]
                    : [Warcs.BridgePage, Warcs.DairyPage]);
            if (!IsHarmless(at))
            {
                documents.Where(document => document.Rejection is not null).ShouldHaveSingleItem()
                    .Rejection!.Message.ShouldContain($"byte {one.Length:N0}");
            }
        }
    }

    /// <summary>Where each record is a member of its own, the members tell where records begin.</summary>
    [Theory]
    [InlineData("gzip", 10_000_000)]
    [InlineData("zstd", 10_000_000)]
    [InlineData("gzip", 2_000)]
    public void A_record_whose_length_takes_in_the_next_one_is_named_and_the_next_is_read(string form, int limit)
    {
        var answer = Warcs.Answer(Warcs.Page("Bad", "It is longer than it says. " + new string('x', limit < 5_000 ? 5_000 : 1)));
        var wrong = Warcs.Record(2, "https://news.test/bad", answer, length: answer.Length + 4 + Third.Length - 4);
        var fourth = Warcs.Response(4, "https://news.test/fourth", Warcs.Page("Fourth", "It is good."));
        byte[][] records = [First, wrong, Third, fourth];
        byte[] bytes = form == "gzip" ? Warcs.GzipEach(records) : [.. records.SelectMany(record => Warcs.Zstd(record))];

        var documents = Reader.All("a.warc.gz", bytes, new ReadingOptions { MaxBytes = limit });

        documents.Select(document => (document.Part, document.Rejection?.Code)).ShouldBe(
            [(Warcs.Id(1), null), (Warcs.Id(2), "malformed-web-archive"), (Warcs.Id(3), null), (Warcs.Id(4), null)]);
        documents[1].Rejection!.Message.ShouldContain("takes in the record that begins in the next member");
    }

    [Theory]
    [InlineData(10_000_000)]
    [InlineData(2_000)]
    public void A_length_that_takes_in_the_next_records_is_named_in_a_plain_file_too(int limit)
    {
        var answer = Warcs.Answer(Warcs.Page("Bad", "It is longer than it says. " + new string('x', limit < 5_000 ? 5_000 : 1)));
        var wrong = Warcs.Record(2, "https://news.test/bad", answer, length: answer.Length + 4 + Third.Length - 4);
        var fourth = Warcs.Response(4, "https://news.test/fourth", Warcs.Page("Fourth", "It is good."));
        var content = new MemoryStream([.. First, .. wrong, .. Third, .. fourth]);

        using var archive = WebArchive.Open(content, new ReadingOptions { MaxBytes = limit })!;

        ReadAll(archive).ShouldBe([Warcs.Bridge, "damaged https://news.test/bad", Warcs.Dairy, "https://news.test/fourth"]);
    }

    [Fact]
    public void A_length_over_the_limit_that_runs_past_the_end_does_not_take_the_records_behind_it()
    {
        var wrong = Warcs.Record(2, "https://news.test/bad", Warcs.Answer(Warcs.Page("Bad", "It lies.")), length: 900_000);
        var more = Warcs.Response(4, "https://news.test/long", new string('x', 5_000));
        using var archive = WebArchive.Open(
            new MemoryStream([.. First, .. wrong, .. Third, .. more, .. Third]), new ReadingOptions { MaxBytes = 2_000 })!;

        ReadAll(archive).ShouldBe([Warcs.Bridge, "damaged https://news.test/bad", Warcs.Dairy, "https://news.test/long", Warcs.Dairy]);
    }

    [Theory]
    [InlineData("sha1:", 0)]
    [InlineData("sha1:", 1)]
    [InlineData("sha-256:", 2)]
    [InlineData("md5:", 2)]
    [InlineData("sha1:", 3)]
    [InlineData("sha-256:", 4)]
    [InlineData("md5:", 3)]
    public void A_content_with_another_digest_than_was_stored_is_named(string algorithm, int form)
    {
        var answer = Warcs.Answer(Warcs.BridgePage);
        byte[] hash = algorithm switch
        {
            "sha1:" => SHA1.HashData(answer),
            "md5:" => MD5.HashData(answer),
            _ => SHA256.HashData(answer),
        };
        var digest = algorithm + form switch
        {
            0 => ToBase32(hash),
            3 => Convert.ToBase64String(hash),
            4 => Convert.ToBase64String(hash).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
            _ => Convert.ToHexString(hash),
        };
        var good = Warcs.Record(
            1, Warcs.Bridge, answer, fields: $"WARC-Block-Digest: {(form == 1 ? digest.ToLowerInvariant() : digest)}\r\n");
        var bad = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(good).Replace("Monday", "Tuesda", StringComparison.Ordinal));
        var other = Warcs.Record(1, Warcs.Bridge, answer, fields: "WARC-Block-Digest: xxh3:0123\r\n");

        Reader.One("a.warc", good).Rejection.ShouldBeNull();
        Reader.One("a.warc", other).Rejection.ShouldBeNull();
        Reader.One("a.warc", bad).Rejection!.Message.ShouldContain("WARC-Block-Digest");
    }

    [Fact]
    public void A_digest_of_the_body_in_the_field_of_the_whole_content_counts_for_the_body()
    {
        var digest = $"sha1:{ToBase32(SHA1.HashData(Encoding.UTF8.GetBytes(Warcs.BridgePage)))}";
        var good = Warcs.Record(
            1, Warcs.Bridge, Warcs.Answer(Warcs.BridgePage), fields: $"WARC-Block-Digest: {digest}\r\nWARC-Payload-Digest: {digest}\r\n");
        var bad = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(good).Replace("Monday", "Tuesda", StringComparison.Ordinal));

        Reader.One("a.warc", good).Content.ShouldBe(Warcs.BridgePage);
        Reader.One("a.warc", bad).Rejection!.Message.ShouldContain("WARC-Block-Digest");
    }

    [Fact]
    public void A_record_whose_digest_is_right_is_kept_in_a_damaged_member()
    {
        byte[][] records = [.. Enumerable.Range(1, 40).Select(number =>
        {
            var answer = Warcs.Answer(Warcs.Page($"Bridge {number}", $"<p>Bridge {number} closed for {number * 7919} days.</p>"));
            var digest = Convert.ToHexString(SHA1.HashData(answer));
            return Warcs.Record(number, $"{Warcs.Bridge}/{number}", answer, fields: $"WARC-Block-Digest: sha1:{digest}\r\n");
        })];
        var gzip = Compressed.Gzip([.. records.SelectMany(record => record)]);
        gzip[^8] ^= 1;

        Reader.All("a.warc.gz", gzip).Count(document => document.Rejection is null).ShouldBe(39, "the last one ends where the fault is");
    }

    private static string ToBase32(byte[] bytes)
    {
        var bits = string.Concat(bytes.Select(value => Convert.ToString(value, 2).PadLeft(8, '0')));
        return string.Concat(bits.Chunk(5).Select(
            five => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Convert.ToInt32(new string(five).PadRight(5, '0'), 2)]));
    }

    private static List<string?> ReadAll(WebArchive archive)
    {
        var pages = new List<string?>();
        while (archive.Read() is { } page)
        {
            pages.Add(page.IsDamaged ? "damaged " + page.Address : page.Address);
        }

        return pages;
    }

    [Fact]
    public void A_record_may_lie_in_several_members()
    {
        byte[] record = Warcs.Response(2, "https://news.test/long", Warcs.Page("Long", new string('x', 5_000)));

        for (var at = 1; at < record.Length; at += 97)
        {
            Reader.All("a.warc.gz", Warcs.GzipEach(First, record[..at], record[at..], Third)).Select(document => document.Part)
                .ShouldBe([Warcs.Id(1), Warcs.Id(2), Warcs.Id(3)], $"split at {at}");
        }
    }

    [Fact]
    public void Bytes_between_records_are_named() =>
        Reader.All("a.warc", [.. First, .. "what is this\r\n"u8, .. Third])
            .Select(document => document.Rejection?.Code).ShouldBe(["malformed-web-archive", null]);

    [Fact]
    public void A_page_that_the_crawler_cut_is_rejected()
    {
        var cut = Warcs.Record(2, Warcs.Bridge, Warcs.Answer(Warcs.BridgePage), fields: "WARC-Truncated: length\r\n");

        Reader.One("a.warc", cut).Rejection!.Message.ShouldContain("WARC-Truncated: length");
    }

    /// <summary>Each of these took minutes when the rest was searched for each of them.</summary>
    [Fact]
    public void Many_damaged_records_are_read_in_the_time_of_one_reading()
    {
        const int Count = 20_000;
        var overshooting = Warcs.Record(1, Warcs.Bridge, [], length: 9_000_000)[..^4];
        var options = new ReadingOptions { MaxArticles = 100_000 };

        Reader.All("a.warc", string.Concat(Enumerable.Repeat("WARC/1.0\r\n", Count)), options).ShouldNotBeEmpty();
        var gzip = Compressed.Gzip(overshooting);
        Reader.All("a.warc.gz", [.. Enumerable.Repeat(gzip, Count).SelectMany(bytes => bytes)], options).ShouldNotBeEmpty();
    }

    /// <summary>The time, the speed and the system in a member's header.</summary>
    private static bool IsHarmless(int at) => at is >= 4 and < 10;

    private static void Check(IReadOnlyList<SourceDocument> documents, string place)
    {
        documents.Select(document => document.Part).ShouldBe([Warcs.Id(1), Warcs.Id(2), Warcs.Id(3)]);
        documents.Select(document => document.Rejection?.Code).ShouldBe([null, "malformed-web-archive", null]);
        documents[1].Rejection!.Message.ShouldContain(place);
    }
}
