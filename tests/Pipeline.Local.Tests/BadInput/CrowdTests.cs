using System.Text;
using Articles.Extraction.Tests.Formats.Archives;
using Pipeline.Articles.Contracts;

namespace Pipeline.Local.Tests.BadInput;

/// <summary>Many files that are costly, dropped at the same time.</summary>
public sealed class CrowdTests(BadInputHost host) : BadInputTests(host)
{
    // More than the host works on at the same time.
    private const int Archives = 8 * 4;
    private const int Pages = 15;

    [Fact]
    public async Task A_small_file_does_not_wait_for_the_archives_that_were_dropped_before_it()
    {
        var page = Encoding.UTF8.GetBytes(Page("Nested", Repeat("<div>", 9_600) + Paragraph));
        var padding = new byte[6_000];
        new Random(1).NextBytes(padding);
        var archive = Compressed.Zip([.. Enumerable.Range(1, Pages).Select(number => ($"{number}.html", page)), ("padding.bin", padding)]);
        var names = Enumerable.Range(1, Archives).Select(number => $"crowd/{number}.zip").ToList();
        await Task.WhenAll(names.Select(name => Host.Account.DropAsync(name, archive, Token)));

        await PublishedAsync("crowd/small.html", Page("A small file amid archives"));

        var small = (await Host.Account.Ledger.FindAsync(ArticleId.FromName("crowd/small.html"), Token))!;
        var last = DateTimeOffset.MinValue;
        foreach (var name in names)
        {
            var row = await Host.SettledAsync(ArticleId.FromName(name), Token);
            row.Parts.ShouldBe(Pages + 1);
            last = row.CleanedAt > last ? row.CleanedAt.Value : last;
        }

        small.CleanedAt!.Value.ShouldBeLessThan(last);
        await IsRejectedAsync(ArticleId.FromPart(names[0], "1.html"), "too-deep", "Cleaning:MaxNesting");
    }
}
