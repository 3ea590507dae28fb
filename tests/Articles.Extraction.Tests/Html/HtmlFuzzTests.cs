using System.Diagnostics;
using System.Net;
using System.Text;
using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Page;
using CsCheck;

namespace Articles.Extraction.Tests.Html;

/// <summary>
/// Whatever the markup, cleaning ends soon and gives valid text or the documented rejection. A long run: <c>dotnet run --project
/// tests/Pipeline.Articles.Tests -- -explicit only -method "*HtmlFuzzTests*"</c>.
/// </summary>
public sealed class HtmlFuzzTests
{
    private const int ShortRun = 3_000;
    private const int LongRun = 1_000_000;

    private static readonly Gen<string> Words = Gen.OneOf(MarkWords.All.Keys.ToArray());

    private static readonly Gen<string> Text = Gen.Frequency(
        (6, Gen.OneOf(
            Pages.First, Pages.Second, Pages.Third, "Read more", "By Ann Loe", "Comments", "© 2026", "(AP)", "March 12, 2026", "Home",
            "&amp;&lt;b&gt;", "。それは、長い橋だ。", "‮אבג‬", "\ud83d\ude00")),
        (2, Gen.String),
        (1, Gen.Char.Array[0, 40].Select(characters => new string(characters))));

    private static readonly Gen<string> Tag = Gen.OneOf(
        "div", "p", "article", "main", "section", "aside", "nav", "footer", "header", "h1", "h2", "h3", "ul", "ol", "li", "table", "tr",
        "td", "th", "blockquote", "pre", "figure",
        "figcaption", "a", "span", "b", "strong", "em", "br", "hr", "form", "button", "script", "style", "noscript", "template", "svg",
        "math", "iframe", "textarea", "title",
        "select", "option", "time", "video", "img", "x-custom", "amp-img", "plaintext", "frameset", "html", "body", "head");

    private static readonly Gen<string> Attribute = Gen.OneOf(
        Words.Select(word => $" class=\"{word}\""),
        Words.Select(word => $" id={word}"),
        Gen.OneOf(
            " hidden", " style='display:none'", " href=/x", " itemprop=articleBody", " itemprop=author", " role=navigation", " rel=author",
            " datetime=2026-03-12", " type=application/ld+json", " onload=alert(1)", " \"", " ="),
        Gen.Const(string.Empty));

    private static readonly Gen<string> Markup = Gen.Select(Tag, Attribute, Text, Gen.Int[0, 3], (tag, attribute, text, form) => form switch
    {
        0 => $"<{tag}{attribute}>{text}</{tag}>",
        1 => $"<{tag}{attribute}>{text}",
        2 => $"{text}</{tag}>",
        _ => text,
    });

    private static readonly Gen<string> AnyPage = Markup.Array[0, 40].Select(string.Concat);

    // What a cleaned article consists of, where every paragraph reads as prose and none as machinery.
    private static readonly Gen<string> Paragraph = Gen.Select(
        Gen.OneOf("The council", "A neighbour", "The engineer", "Her brother", "The old ferry"),
        Gen.OneOf("closed", "painted", "remembered", "crossed", "measured"),
        Gen.OneOf("the bridge", "the harbour wall", "a narrow lane", "the eastern pier"),
        Gen.Int[2, 9999],
        (who, did, what, number) =>
            $"{who} {did} {what} in the year of the flood, as {number} people still recall, and nobody has counted them since.");

    [Fact]
    public void Any_markup_is_cleaned_or_rejected() => AnyPage.Sample(IsCleanedOrRejected, iter: ShortRun);

    [Fact(Explicit = true)]
    public void Any_markup_is_cleaned_or_rejected_a_million_times() => AnyPage.Sample(IsCleanedOrRejected, iter: LongRun);

    [Fact]
    public void Cleaning_what_was_cleaned_changes_nothing() => Paragraph.Array[3, 12].Sample(
        paragraphs =>
        {
            var text = string.Join("\n\n", paragraphs.Distinct(StringComparer.Ordinal));
            var html = Pages.Page($"<h1>{Pages.Headline}</h1><div>"
                + $"{string.Concat(text.Split("\n\n").Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>"))}</div>");
            return Pages.Clean(html).Text == text;
        },
        iter: 500);

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<b>", 100_000)]
    [InlineData("<table><tr><td>", 30_000)]
    [InlineData("<ul><li>", 50_000)]
    [InlineData("<a href=x>", 100_000)]
    [InlineData("</p>", 250_000)]
    [InlineData("<p>x", 250_000)]
    [InlineData("<span class=caption>", 50_000)]
    [InlineData("<span><a>x</a><a>y</a><a>z</a>", 30_000)]
    [InlineData("&amp;", 200_000)]
    [InlineData("<", 1_000_000)]
    [InlineData("x", 1_000_000)]
    [InlineData("The bridge, said the mayor. ", 40_000)]
    [InlineData("<p class='a b c d e f'>The bridge, said the mayor, is open. ", 16_000)]
    public void A_megabyte_of_anything_is_over_soon(string piece, int times)
    {
        var html = "<p>" + Pages.First + "</p>" + new StringBuilder(piece.Length * times).Insert(0, piece, times);
        var clock = Stopwatch.StartNew();

        IsCleanedOrRejected(html);

        // Two seconds on an idle machine; time that grows with the square of the size would be hours.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public void An_element_with_a_million_attributes_is_read()
    {
        var attributes = string.Concat(Enumerable.Range(0, 100_000).Select(i => $" a{i}=b"));

        IsCleanedOrRejected($"<div{attributes}>{Pages.Body()}</div>");
    }

    private static void IsCleanedOrRejected(string html)
    {
        try
        {
            var article = Pages.Clean(html);
            article.Text.ShouldBe(TextNormalizer.Normalize(article.Text, keepIndentation: true));
            article.Text.IsNormalized().ShouldBeTrue();
            foreach (var text in article.Captions.Append(article.Title).Append(article.Byline).OfType<string>())
            {
                text.ShouldBe(TextNormalizer.Normalize(text));
                text.ShouldNotContain("\n");
            }
        }
        catch (ArticleRejectedException rejected)
        {
            rejected.Reason.Message.ShouldNotBeNullOrWhiteSpace();
        }
    }
}
