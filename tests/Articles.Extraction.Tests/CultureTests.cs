using System.Globalization;
using System.Text;

namespace Articles.Extraction.Tests;

/// <summary>A file is read alike wherever the program runs: a library cannot ask its callers for a culture.</summary>
public sealed class CultureTests
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void A_rejection_says_the_same_in_every_culture(string culture) => In(culture, () =>
    {
        var log = string.Concat(Enumerable.Range(0, 1500).Select(number => $"2026-11-30 08:{number % 60:00}:00 INFO Job {number} done\n"));

        var rejection = Extract("a.log", log).Rejection!;

        rejection.Code.ShouldBe("not-an-article");
        rejection.Message.ShouldContain("1,500 of its 1,500 lines");
    });

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_size_of_a_file_over_the_limit_is_written_alike(string culture) => In(culture, () =>
    {
        var extractor = new ArticleExtractor(new ExtractionOptions { Reading = new ReadingOptions { MaxBytes = 1_000 } });

        extractor.Extract("a.txt", new byte[1_001]).ShouldHaveSingleItem().Rejection!.Message.ShouldContain("1,001 bytes; at most 1,000");
    });

    [Fact]
    public void The_callers_culture_is_as_before() => In("tr-TR", () =>
    {
        Extract("a.txt", "No article.");

        CultureInfo.CurrentCulture.Name.ShouldBe("tr-TR");
    });

    private static ExtractedArticle Extract(string name, string text) =>
        new ArticleExtractor().Extract(name, Encoding.UTF8.GetBytes(text)).ShouldHaveSingleItem();

    private static void In(string culture, Action test)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            test();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
