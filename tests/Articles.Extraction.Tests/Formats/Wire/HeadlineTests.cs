namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>An item's headline and byline are found where its envelope has none in their own place.</summary>
public sealed class HeadlineTests
{
    private const string Lines = "Ostermark (owa) - The tram company of Ostermark said on Monday that it\nwill buy forty trams with low "
        + "floors, and pay for them over twelve\nyears.";

    [Theory]
    [InlineData("Ostermark buys forty trams =\n\nBy Ines Holm, owa =", "Ines Holm")]
    [InlineData("Ostermark buys forty trams =\nBy Ines Holm", "Ines Holm")]
    [InlineData("Ostermark buys forty trams =\n\nVon Ines Holm\n", "Ines Holm")]
    [InlineData("Ostermark buys forty trams\nBy Ines Holm =", "Ines Holm")]
    [InlineData("Ostermark buys forty trams =", null)]
    public void The_byline_of_IPTC_7901_may_stand_below_the_end_of_the_headline(string head, string? byline)
    {
        var article = Wires.Article(
            "a.txt", $"owa012 2 i 120  owa 0045\n\nOstermark/transport/\n{head}\n\n{Lines}\n\n301115 GMT Nov 26\n");

        (article.Title, article.Byline).ShouldBe(("Ostermark buys forty trams", byline));
        article.Text.ShouldBe(Lines.Replace('\n', ' '));
    }

    [Fact]
    public void A_text_that_begins_like_a_byline_is_none()
    {
        const string Text = "Von Berlin aus fährt der Zug nach Ostermark.";
        var article = Wires.Article(
            "a.txt",
            $"owa012 2 i 120  owa 0045\n\nOstermark/transport/\nOstermark buys trams =\n\n{Text}\n\n{Lines}\n\n301115 GMT Nov 26\n");

        article.Byline.ShouldBeNull();
        article.Text.ShouldStartWith(Text);
    }

    [Fact]
    public void An_item_without_a_headline_has_that_of_its_body()
    {
        var item = "{\"uri\":\"urn:ow:1\",\"versioncreated\":\"2026-11-30T09:00:00Z\",\"body_html\":\"<h1>Ostermark <b>buys</b> trams</h1>"
            + Wires.Markup.Replace("\"", "&quot;", StringComparison.Ordinal) + "\"}";
        foreach (var article in (ExtractedArticle[])[
            Wires.Article("a.json", item),
            Wires.Article("a.xml", Wires.G2(Wires.Inline("<h1>Ostermark <b>buys</b> trams</h1>" + Wires.Markup), headline: string.Empty)),
        ])
        {
            (article.Title, article.Text).ShouldBe(("Ostermark buys trams", Wires.Body));
        }
    }

    [Theory]
    [InlineData("<hl1/><hl2>The city buys trams</hl2>", "<title>trams</title>", "The city buys trams")]
    [InlineData("<hl1> </hl1><hl2>The city buys trams</hl2>", "", "The city buys trams")]
    [InlineData("Ostermark buys trams", "<title>trams</title>", "Ostermark buys trams")]
    [InlineData("<hl1/>", "<title>The title of trams</title>", "The title of trams")]
    [InlineData("<hl1/>", "<title>trams</title>", "trams")]
    [InlineData("<hl1/>", "<title/>", "TRAMS-VOTE")]
    public void NITF_has_one_of_several(string hedline, string title, string expected) => Wires.Article(
        "a.xml",
        Wires.Nitf("<fixture fix-id=\"TRAMS-VOTE\"/>")
            .Replace("<hl1>Ostermark buys forty trams</hl1>", hedline, StringComparison.Ordinal)
            .Replace("<title>trams</title>", title, StringComparison.Ordinal)).Title.ShouldBe(expected);
}
