using System.Text;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>What repeats in a wire message costs time in proportion to its length.</summary>
public sealed class WireLinearTimeTests
{
    private const string Item =
        "<NewsML><NewsItem><NewsManagement><Status "
        + "FormalName=\"Usable\"/></NewsManagement><NewsComponent><NewsLines><HeadLine>h</HeadLine></NewsLines>";
    private const string Story = "<ContentItem><DataContent><p>" + Wires.Lead + "</p></DataContent></ContentItem>";

    private readonly ArticleExtractor _extractor = new();

    /// <summary>What comes before the repeated pattern, the pattern, how often, and what comes after.</summary>
    public static TheoryData<string, string, int, string> Messages => new()
    {
        { Before("<ul>"), "<li>a</li>", 3_000, After("</ul>") },
        { Before("<table>"), "<tr><td>a</td><td>b</td></tr>", 1_500, After("</table>") },
        { Before("<table><tr><td>"), "<p>a<sup>1</sup><br/>b</p>", 1_500, After("</td></tr></table>") },
        { Before("<p>"), "a<sup>1</sup><br/>", 3_000, After("</p>") },
        { Before("<p>"), "&lt;p&gt;a&lt;/p&gt; &amp;amp; ", 2_000, After("</p>") },
        { Before("<p>"), "a line of text\n   ", 3_000, After("</p>") },
        { Before(string.Empty), "<figure><figcaption>c</figcaption></figure>", 2_000, After(string.Empty) },
        { Item + Story + "<DescriptiveMetadata>", "<SubjectCode><Subject FormalName=\"1\"/></SubjectCode>", 1_500,
            "</DescriptiveMetadata></NewsComponent></NewsItem></NewsML>" },
        { Item + Story, "<TopicSet><Topic><FormalName>1</FormalName><Description>x</Description></Topic></TopicSet>", 1_000,
            "</NewsComponent></NewsItem></NewsML>" },
        { Item + Story, "<NewsComponent><ContentItem Href=\"a\"><MediaType FormalName=\"Photo\"/></ContentItem></NewsComponent>", 1_000,
            "</NewsComponent></NewsItem></NewsML>" },
        { "owa012 2 i 120  owa 0045\n\nx/y/\nHeadline =\n\n", "A line of text that is here\n", 3_000, "\n301115 GMT Nov 26\n" },
        { "owa012 2 i 120  owa 0045\n\nx/y/\nHeadline =\n\n", "* * * *\n", 3_000, "\n301115 GMT Nov 26\n" },
        { "W2870ostk\nf l BC-OW--Trams  11-30 0210\n^BC-OW--Trams<\n", "^a line of a head<\n", 3_000, "\tText of it.\n" },
        { "ZCZC OWK000\n", "$a b c\n:(d)\n", 3_000, "Text of it.\nNNNN\n" },
        { """{"guid":"g","versioncreated":"2026-11-30T10:15:00Z","body_text":"Text of it.","subject":[""",
            """{"code":"a:b","name":"c"},""", 1_500, """{"code":"a"}]}""" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_pattern_takes_linear_time(string before, string pattern, int times, string after) => LinearTime.ShouldHold(scale =>
        _extractor.Extract(
            "a", Encoding.UTF8.GetBytes(before + string.Concat(Enumerable.Repeat(pattern, times * scale)) + after),
            TestContext.Current.CancellationToken));

    private static string Before(string markup) =>
        "<newsItem guid=\"g\"><contentSet><inlineXML><html><body><p>" + Wires.Lead + "</p>" + markup;

    private static string After(string markup) => markup + "</body></html></inlineXML></contentSet></newsItem>";
}
