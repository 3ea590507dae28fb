using System.Text;

namespace Articles.Extraction.Tests.Limits;

/// <summary>Repeated patterns cost reading and cleaning time in proportion to their length.</summary>
public sealed class LinearTimeTests
{
    private const int Small = 50_000;

    private readonly ArticleExtractor _extractor = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A file's name, what comes before the repeated pattern, the pattern, and how much of it.</summary>
    public static TheoryData<string, string, string, int> Files => new()
    {
        { "a.txt", $"{SampleText.Article}\n\n", "A ", Small },
        { "a.txt", $"{SampleText.Article}\n\n", "DE44 5001 0517 5407 3249 ", Small },
        { "a.txt", $"{SampleText.Article}\n\n", "\"a ", Small },
        { "a.txt", $"{SampleText.Article}\n\n", "a: ", Small },
        { "a.txt", $"{SampleText.Article}\n\n", "a, b. ", Small },
        { "a.txt", $"{SampleText.Article}\n\n", "a\n", Small },
        { "a.txt", $"{SampleText.Article}\n\n", "By Ruth Tanner\n", Small },
        { "a.html", $"<article><p>{SampleText.Article} ", "word <span class=caption>x</span>", Small },
        { "a.html", $"<article><p>{SampleText.Article} ", "word <span style=display:none>x</span>", Small },
        { "a.html", $"<article><p>{SampleText.Article} ", "<b><a href=/x>y</a></b><br>", Small },
        { "a.html", $"<article><p>{SampleText.Article}<p>", "<span>a <i>b</i>", Small },
        { "a.html", $"<article><p>{SampleText.Article}<table>", "<tr><td>a<td>b", Small },
        { "a.html", $"<article><p>{SampleText.Article}", "<h2>a</h2>", Small },
        { "a.html", $"<article><p>{SampleText.Article}<ul>", "<li>a", Small },
        { "a.md", $"# A bridge\n\n{SampleText.Article}\n\n", "*a* ", 2_500 },
        { "a.md", $"# A bridge\n\n{SampleText.Article}\n\n", "1. ", 2_500 },
        { "a.md", $"# A bridge\n\n{SampleText.Article}\n\n", "> ", 2_500 },
        { "a.md", $"# A bridge\n\n{SampleText.Article}\n\n", "[x](", 2_500 },
        { "a.eml", "From: a@b.test\nTo: a@b.test\nDate: Mon, 2 Nov 2026 08:00:00 +0100\nMIME-Version: 1.0\nSubject: ", "=?utf-8?Q?a?= ",
            Small },
        { "a.eml", "From: a@b.test\nTo: a@b.test\nDate: Mon, 2 Nov 2026 08:00:00 +0100\nMIME-Version: 1.0\nSubject: ", "=?utf-8?B?YQ==?=",
            Small },
        { "a.eml", "To: a@b.test\nDate: Mon, 2 Nov 2026 08:00:00 +0100\nMIME-Version: 1.0\nSubject: A bridge\nFrom: ", "=?utf-8?Q?a?= ",
            Small },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Reading_and_cleaning_a_pattern_takes_linear_time(string name, string before, string pattern, int length) =>
        LinearTime.ShouldHold(
            scale =>
            ReadAndClean(
            name, before + LinearTime.Repeat(pattern, length * scale) + (name == "a.eml" ? $"\n\n{SampleText.Article}" : string.Empty)));

    [Fact]
    public void A_feed_of_items_full_of_markup_takes_linear_time() =>
        LinearTime.ShouldHold(scale => ReadAndClean("a.xml", "<rss><channel>" + string.Concat(Enumerable.Range(1, 30).Select(
        item => $"<item><guid>{item}</guid><description><![CDATA[<p>{SampleText.Article}</p>"
            + $"{LinearTime.Repeat("<p>a <b>b</b> <span class=caption>c</span> <a href=/d>d</a>", 2_000 * scale)}]]></description></item>"))
        + "</channel></rss>"));

    [Fact]
    public void A_loop_in_a_loop_is_noticed() => Should.Throw<ShouldAssertException>(() => LinearTime.ShouldHold(scale =>
    {
        var sum = 0L;
        for (var i = 0; i < 4_000 * scale; i++)
        {
            for (var k = 0; k < 4_000 * scale; k++)
            {
                sum += i ^ k;
            }
        }

        GC.KeepAlive(sum);
    }));

    // A pattern need not be an article: it has to be told in good time.
    private void ReadAndClean(string name, string content) => _extractor.Extract(name, Encoding.UTF8.GetBytes(content), Token);
}
