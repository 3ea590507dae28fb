using Articles.Extraction.Tests.Formats.Archives;
using Pipeline.Articles.Contracts;

namespace Pipeline.Local.Tests.BadInput;

/// <summary>Archives that expand without end, lie about what they hold, or name places outside.</summary>
public sealed class ArchivesTests(BadInputHost host) : BadInputTests(host)
{
    private static readonly byte[] Zeros = new byte[9_000_000];

    [Fact]
    public Task A_gzip_bomb() => RejectedAsync("bomb.gz", Compressed.Gzip(new byte[5_000_000]), "archive-too-large", "archive bomb");

    [Fact]
    public Task A_gzip_of_a_hundred_megabytes() =>
        RejectedAsync("100-mb.gz", Compressed.Gzip(new byte[100_000_000]), "too-large", "Reading:MaxBytes");

    [Fact]
    public Task A_zip_bomb() =>
        RejectedAsync("bomb.zip", Compressed.Zip(("a.txt", new byte[5_000_000])), "archive-too-large", "archive bomb");

    [Fact]
    public Task A_bomb_of_many_files_that_are_each_within_bounds()
    {
        // Of a ratio that pages have: each file is believed, all together are not.
        var random = new Random(1);
        var half = new byte[4_000_000];
        random.NextBytes(half.AsSpan(0, 100_000));
        return RejectedAsync(
            "many.zip", Compressed.Zip([.. Enumerable.Range(0, 20).Select(number => ($"{number}.txt", half))]), "archive-too-large",
            "Reading:MaxExpandedBytes");
    }

    [Fact]
    public Task Files_that_overlap()
    {
        // One file's bytes, listed a thousand times: the archive has 20 kB and claims 20 MB and more.
        var zip = Compressed.Zip(("a.txt", Zeros[..20_000]));
        return RejectedAsync("overlapping.zip", ListedOften(zip, 4000), "archive-too-large", "Reading:MaxArchiveEntries");
    }

    [Fact]
    public Task More_files_than_allowed() =>
        RejectedAsync(
            "files.zip", Compressed.Zip([.. Enumerable.Range(0, 1001).Select(number => ($"{number}.txt", Paragraph))]),
            "archive-too-large", "Reading:MaxArchiveEntries");

    [Fact]
    public async Task Archives_ten_deep_in_one_another()
    {
        var zip = Compressed.Zip(("a.txt", Paragraph));
        for (var depth = 1; depth < 10; depth++)
        {
            zip = Compressed.Zip(("inner.zip", zip));
        }

        await Host.Account.DropAsync("nested.zip", zip, Token);
        (await Host.SettledAsync(ArticleId.FromName("nested.zip"), Token)).Parts.ShouldBe(1);
        await IsRejectedAsync(ArticleId.FromPart("nested.zip", "inner.zip!inner.zip!inner.zip"), "too-deep", "Reading:MaxArchiveDepth");
    }

    [Fact]
    public Task Gzip_in_gzip_in_gzip_in_gzip() =>
        RejectedAsync(
            "nested.gz", Compressed.Gzip(Compressed.Gzip(Compressed.Gzip(Compressed.Gzip(Paragraph)))), "too-deep",
            "Reading:MaxArchiveDepth");

    [Theory]
    [InlineData("../../etc/cron.d/evil")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/Windows/evil.txt")]
    [InlineData("..%2f..%2fevil.txt")]
    public async Task A_name_that_slips_out_is_just_a_name(string entry)
    {
        var file = $"slip-{entry.Length}.zip";
        await Host.Account.DropAsync(file, Compressed.Zip((entry, Paragraph)), Token);

        var article = await IsPublishedAsync(ArticleId.FromPart(file, entry));

        article.Part.ShouldBe(entry);
        article.Text.ShouldBe(Paragraph);
        File.Exists("/etc/cron.d/evil").ShouldBeFalse();
        Directory.EnumerateFiles(Host.Account.DataFolder, "*evil*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_needs_a_password()
    {
        // Bit 0 of the flags, in both headers.
        var zip = Compressed.Zip(("a.txt", Paragraph));
        zip[6] |= 1;
        zip[zip.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        await Host.Account.DropAsync("encrypted.zip", zip, Token);
        await IsRejectedAsync(ArticleId.FromPart("encrypted.zip", "a.txt"), "encrypted", "password");
    }

    [Fact]
    public Task A_zip_that_is_cut_off() =>
        RejectedAsync("cut-off.zip", Compressed.Zip(("a.txt", Paragraph))[..^40], "malformed-zip", "cut off");

    [Fact]
    public Task A_gzip_that_is_cut_off() =>
        RejectedAsync("cut-off.gz", Compressed.Gzip(Page("Cut", Repeat(Paragraph, 20)))[..^30], "malformed-gzip", "cut off");

    [Fact]
    public async Task A_file_that_claims_four_gigabytes()
    {
        var zip = Compressed.Zip(("a.txt", Paragraph));
        var central = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        zip.AsSpan(central + 24, 4).Fill(0xFE);
        await Host.Account.DropAsync("claims.zip", zip, Token);
        (await IsPublishedAsync(ArticleId.FromPart("claims.zip", "a.txt"))).Text.ShouldBe(Paragraph);
    }

    [Fact]
    public Task An_archive_of_nothing() => RejectedAsync("nothing.zip", Compressed.Zip(("folder/", "")), "not-an-article", "no files");

    [Fact]
    public async Task A_thousand_articles_in_a_bomb_of_names()
    {
        var name = new string('n', 60_000);
        await Host.Account.DropAsync("names.zip", Compressed.Zip((name, Paragraph)), Token);
        (await Host.SettledAsync(ArticleId.FromName("names.zip"), Token)).Parts.ShouldBe(1);
    }

    /// <summary>The archive with its one entry listed so many times.</summary>
    private static byte[] ListedOften(byte[] zip, ushort times)
    {
        var central = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        var end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var entry = zip[central..end];
        using var file = new MemoryStream();
        file.Write(zip.AsSpan(0, central));
        for (var number = 0; number < times; number++)
        {
            file.Write(entry);
        }

        var tail = zip[end..];
        BitConverter.TryWriteBytes(tail.AsSpan(8), times);
        BitConverter.TryWriteBytes(tail.AsSpan(10), times);
        BitConverter.TryWriteBytes(tail.AsSpan(12), entry.Length * times);
        file.Write(tail);
        return file.ToArray();
    }
}
