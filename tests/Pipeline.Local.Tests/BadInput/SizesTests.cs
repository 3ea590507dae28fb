using System.Text;
using Pipeline.Articles.Contracts;

namespace Pipeline.Local.Tests.BadInput;

/// <summary>Files of sizes that no article has.</summary>
public sealed class SizesTests(BadInputHost host) : BadInputTests(host)
{
    private const int Block = 4_000_000;

    [Fact]
    public Task An_empty_file() => RejectedAsync("empty.html", string.Empty, "empty", "no bytes");

    [Fact]
    public Task One_byte() => RejectedAsync("one-byte.txt", "x", "no-article", "words");

    [Fact]
    public Task White_space_alone() => RejectedAsync("blank.txt", Repeat(" \t\r\n\u00A0\u2003", 10_000), "empty", "white space");

    [Fact]
    public async Task A_hundred_megabytes_of_text()
    {
        await Host.DropRepeatedAsync("100-mb.txt", Encoding.UTF8.GetBytes(Repeat(Paragraph + "\n\n", Block / Paragraph.Length)), 25, Token);
        await IsRejectedAsync(ArticleId.FromName("100-mb.txt"), "too-large", "Reading:MaxBytes");
    }

    [Fact]
    public async Task A_sparse_gigabyte()
    {
        await Host.DropRepeatedAsync("1-gb.bin", new byte[Block], 256, Token);
        await IsRejectedAsync(ArticleId.FromName("1-gb.bin"), "too-large", "1,024,000,000 bytes");
    }

    [Fact]
    public Task A_text_of_the_largest_size_that_is_read() =>
        RejectedAsync("10-mb.txt", Repeat(Paragraph + "\n\n", 9_990_000 / (Paragraph.Length + 2)), "too-large", "Cleaning:MaxCharacters");

    [Fact]
    public async Task A_text_of_the_largest_length_that_is_an_article() =>
        (await PublishedAsync("1-mb.txt", "The bridge is closed\n\n" + Repeat(Paragraph + "\n\n", 999_000 / (Paragraph.Length + 2))))
            .WordCount.ShouldBeGreaterThan(150_000);

    [Fact]
    public async Task Six_pages_of_nine_megabytes_at_once()
    {
        var page = Encoding.UTF8.GetBytes(
            Page("A page with much around it", $"<p>{Paragraph}</p>"
            + Repeat($"<!-- {Paragraph} --><div class=ad><a href=/more>More</a></div>\n", 9_000_000 / (Paragraph.Length + 55))));
        var names = Enumerable.Range(1, 6).Select(number => $"heavy-{number}.html").ToList();

        await Task.WhenAll(names.Select(name => Host.Account.DropAsync(name, page, Token)));

        foreach (var name in names)
        {
            (await IsPublishedAsync(ArticleId.FromName(name))).Title.ShouldBe("A page with much around it");
        }
    }

    [Fact]
    public async Task One_line_of_a_megabyte() =>
        (await PublishedAsync("one-line.txt", "The bridge is closed\n\n" + Repeat(Paragraph + " ", 999_000 / (Paragraph.Length + 1))))
            .WordCount.ShouldBeGreaterThan(150_000);

    [Fact]
    public Task One_word_of_a_megabyte() => RejectedAsync("one-word.txt", new string('x', 1_000_000), "no-article", "words");

    [Fact]
    public Task A_hundred_thousand_lines() => RejectedAsync("lines.txt", Repeat("a line\n", 100_000), "too-large", "100,000 lines");
}
