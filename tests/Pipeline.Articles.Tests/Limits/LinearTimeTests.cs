using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Embedded;
using Pipeline.Articles.Enrichment.Embedded.Entities;
using Pipeline.Articles.Reading;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Limits;

/// <summary>
/// Repeated patterns cost time in proportion to their length: four times the text about four times the time. Eight times is let pass, for noise; sixteen, which is
/// what a loop in a loop takes, is not.
/// </summary>
public sealed class LinearTimeTests : IDisposable
{
    private const int Times = 4;
    private const double MostRatio = 8;
    private const int MostTries = 5;
    private const int Small = 50_000;

    // Less than this is too short to be measured, and no harm.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(60);

    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddLogging()
        .AddReading(new ConfigurationBuilder().Build())
        .AddCleaning(new ConfigurationBuilder().Build())
        .BuildServiceProvider();

    private static readonly AnalysisParameters Parameters = new(SummarySentences: 3, Opinions: false);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A file's name, what comes before the repeated pattern, the pattern, and how much of it.</summary>
    public static TheoryData<string, string, string, int> Files => new()
    {
        { "a.txt", $"{Some.ArticleText}\n\n", "A ", Small },
        { "a.txt", $"{Some.ArticleText}\n\n", "DE44 5001 0517 5407 3249 ", Small },
        { "a.txt", $"{Some.ArticleText}\n\n", "\"a ", Small },
        { "a.txt", $"{Some.ArticleText}\n\n", "a: ", Small },
        { "a.txt", $"{Some.ArticleText}\n\n", "a, b. ", Small },
        { "a.txt", $"{Some.ArticleText}\n\n", "a\n", Small },
        { "a.txt", $"{Some.ArticleText}\n\n", "By Ruth Tanner\n", Small },
        { "a.html", $"<article><p>{Some.ArticleText} ", "word <span class=caption>x</span>", Small },
        { "a.html", $"<article><p>{Some.ArticleText} ", "word <span style=display:none>x</span>", Small },
        { "a.html", $"<article><p>{Some.ArticleText} ", "<b><a href=/x>y</a></b><br>", Small },
        { "a.html", $"<article><p>{Some.ArticleText}<p>", "<span>a <i>b</i>", Small },
        { "a.html", $"<article><p>{Some.ArticleText}<table>", "<tr><td>a<td>b", Small },
        { "a.html", $"<article><p>{Some.ArticleText}", "<h2>a</h2>", Small },
        { "a.html", $"<article><p>{Some.ArticleText}<ul>", "<li>a", Small },
        { "a.md", $"# A bridge\n\n{Some.ArticleText}\n\n", "*a* ", 2_500 },
        { "a.md", $"# A bridge\n\n{Some.ArticleText}\n\n", "1. ", 2_500 },
        { "a.md", $"# A bridge\n\n{Some.ArticleText}\n\n", "> ", 2_500 },
        { "a.md", $"# A bridge\n\n{Some.ArticleText}\n\n", "[x](", 2_500 },
        { "a.eml", "From: a@b.test\nTo: a@b.test\nDate: Mon, 2 Nov 2026 08:00:00 +0100\nMIME-Version: 1.0\nSubject: ", "=?utf-8?Q?a?= ", Small },
        { "a.eml", "From: a@b.test\nTo: a@b.test\nDate: Mon, 2 Nov 2026 08:00:00 +0100\nMIME-Version: 1.0\nSubject: ", "=?utf-8?B?YQ==?=", Small },
        { "a.eml", "To: a@b.test\nDate: Mon, 2 Nov 2026 08:00:00 +0100\nMIME-Version: 1.0\nSubject: A bridge\nFrom: ", "=?utf-8?Q?a?= ", Small },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Reading_and_cleaning_a_pattern_takes_linear_time(string name, string before, string pattern, int length) =>
        IsLinear(scale => ReadAndClean(name, before + Repeat(pattern, length * scale) + (name == "a.eml" ? $"\n\n{Some.ArticleText}" : string.Empty)));

    [Fact]
    public void A_feed_of_items_full_of_markup_takes_linear_time() => IsLinear(scale => ReadAndClean("a.xml", "<rss><channel>" + string.Concat(Enumerable.Range(1, 30).Select(
        item => $"<item><guid>{item}</guid><description><![CDATA[<p>{Some.ArticleText}</p>{Repeat("<p>a <b>b</b> <span class=caption>c</span> <a href=/d>d</a>", 2_000 * scale)}]]></description></item>"))
        + "</channel></rss>"));

    [Theory]
    [InlineData("A ")]
    [InlineData("Word ")]
    [InlineData("Bank of ")]
    [InlineData("U.S. ")]
    [InlineData("A. ")]
    [InlineData("1. ")]
    [InlineData("1 2 3 4 ")]
    [InlineData("GB29NWBK60161331926819X ")]
    [InlineData("DE89370400440532013001")]
    [InlineData("4111 1111 1111 111 ")]
    [InlineData("http://")]
    [InlineData("www.")]
    [InlineData("a@")]
    [InlineData("+49 30 123456")]
    [InlineData("12 March 2024 ")]
    [InlineData("\"Yes,\" said A. ")]
    [InlineData("not very good ")]
    public void Analysing_a_pattern_takes_linear_time(string pattern)
    {
        var analytics = new EmbeddedTextAnalytics();

        IsLinear(scale => Analyze(analytics, $"{Some.ArticleText}\n\n{Repeat(pattern, 20_000 * scale)}"));
    }

    [Fact]
    public void Uniting_the_mentions_of_many_people_takes_linear_time() => IsLinear(scale =>
    {
        var names = string.Join(' ', Enumerable.Range(0, 2_000 * scale).Select(i => i % 2 == 0 ? $"Name{i}" : $"Ruth Name{i}"));
        var mentions = new List<TextEntity>();
        for (var i = 0; i < names.Length;)
        {
            var length = names.AsSpan(i).IndexOf(' ') is var blank and >= 0 ? blank : names.Length - i;
            mentions.Add(new TextEntity(names.Substring(i, length), EntityCategory.Person, null, i, length, 0.9));
            i += length + 1;
        }

        EntityMerger.Merge(names, [(new TextChunk(0, names), new TextEntities(mentions))]);
    });

    [Fact]
    public void A_loop_in_a_loop_is_noticed() => Should.Throw<ShouldAssertException>(() => IsLinear(scale =>
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

    public void Dispose() => _services.Dispose();

    /// <summary>Fails when four times as much takes more than eight times as long, again and again.</summary>
    private static void IsLinear(Action<int> work)
    {
        work(1);
        var ratios = new List<double>();
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var large = ProcessorTime.Of(() => work(Times), 1);
            if (large < Least)
            {
                return;
            }

            var ratio = large / ProcessorTime.Of(() => work(1), 3);
            if (ratio <= MostRatio)
            {
                return;
            }

            ratios.Add(ratio);
        }

        ratios.ShouldBeEmpty($"{Times} times as much took so many times as long, in {MostTries} tries.");
    }

    private void ReadAndClean(string name, string content)
    {
        try
        {
            var cleaner = _services.GetRequiredService<ArticleCleaner>();
            foreach (var source in _services.GetRequiredService<ArticleReader>().Read(name, Encoding.UTF8.GetBytes(content), Token))
            {
                cleaner.Clean(source, Token);
            }
        }
        catch (ArticleRejectedException)
        {
            // A pattern need not be an article: it has to be told in good time.
        }
    }

    private static void Analyze(EmbeddedTextAnalytics analytics, string text)
    {
        var document = new TextDocument("1", text, "en");
        Task[] answers =
        [
            analytics.Entities.AnalyzeAsync([document], Parameters, Token),
            analytics.PersonalInformation.AnalyzeAsync([document], Parameters, Token),
            analytics.KeyPhrases.AnalyzeAsync([document], Parameters, Token),
            analytics.Sentiment.AnalyzeAsync([document], Parameters, Token),
            analytics.Summary.AnalyzeAsync([document], Parameters, Token),
        ];

        // The embedded engine answers on the caller's thread: it is that thread's time which is taken.
        answers.ShouldAllBe(answer => answer.IsCompletedSuccessfully);
    }

    private static string Repeat(string pattern, int length) => new StringBuilder(length + pattern.Length).Insert(0, pattern, (length / pattern.Length) + 1).ToString();
}
