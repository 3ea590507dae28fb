namespace Articles.Extraction.Tests.Html;

/// <summary>Links, names and containers that look like a site's, and are the article's.</summary>
public sealed class ArticlesOwnPartsTests
{
    private static string Text(string between) =>
        Pages.Clean(Pages.Page($"<article><h1>{Pages.Headline}</h1>{Pages.Body(between)}</article>")).Text;

    [Theory]
    [InlineData(
        "<p>The council has published these papers:</p><ul><li><a href=/1>Report of the divers</a></li><li><a href=/2>Minutes of the "
        + "meeting</a></li></ul>", "Minutes of the meeting")]
    [InlineData("<ul><li><a href=/1>Report of the divers</a></li><li>The loan, which is secret</li></ul>", "Report of the divers")]
    [InlineData(
        "<table><tr><th>Boat</th><th>Built</th></tr><tr><td><a href=/1>Kittiwake</a></td><td>1961</td></tr><tr><td><a "
        + "href=/2>Marigold</a></td><td>1978</td></tr></table>", "Kittiwake | 1961")]
    [InlineData(
        "<h3>1) <a href=/1>Kittiwake</a></h3><p>She was built of oak in the yard at the river, and she has never been late in sixty "
        + "years.</p>", "Kittiwake")]
    [InlineData(
        "<h3><button>Who pays for the piles?</button></h3><div><p>The town pays a third, and the county pays the rest over a period of "
        + "twenty years.</p></div>", "Who pays for the piles?")]
    [InlineData(
        "<h2 id=search>Search</h2><p>A boat can be found by its name or its number, which is painted on both of its sides.</p>", "Search")]
    [InlineData(
        "<section id=introduction><h2>Introduction</h2><p>Steel grows old in brackish water, as everybody knows.</p></section><section "
        + "id=related-work><h2>Related work</h2><p>Earlier studies counted shells in driftwood, and found that the animals had come "
        + "back.</p></section><section id=method><h2>Method</h2><p>We drilled forty piles in three harbours, and measured "
        + "them.</p></section>", "Earlier studies")]
    [InlineData(
        "<section id=survey-Xm9><h2>Survey</h2><p>We drilled forty piles in three harbours, and measured what was left of them by "
        + "then.</p></section>", "We drilled")]
    [InlineData(
        "<div class='hidden md:block'><p>On a desk this paragraph is shown, and on a telephone it is left out for want of room.</p></div>",
        "On a desk")]
    [InlineData(
        "<div class='col-8 text-secondary'><p>A colour is what this class says, and nothing about the column that the text is "
        + "in.</p></div>", "A colour")]
    [InlineData(
        "<div class=poll-results><p>In a poll of four hundred households, two thirds said that they would rather have a ferry.</p></div>",
        "two thirds")]
    [InlineData(
        "<div hidden=until-found><p>This paragraph opens when it is searched for, and so it belongs to the article too.</p></div>",
        "This paragraph opens")]
    public void It_is_kept(string markup, string text) => Text(markup).ShouldContain(text);

    [Theory]
    [InlineData("<p style='visibility: hidden'>You have read your last free story of this month, so please sign in now.</p>", "last free")]
    [InlineData("<p>Sign up for our evening newsletter and get the five best stories of the day in your inbox.</p>", "newsletter")]
    [InlineData(
        "<div class=reacties><p>What nonsense this is, said one reader, and another said that it was not so bad.</p></div>", "nonsense")]
    [InlineData(
        "<ul><li><a href=/1>Ferry fares go up again in May</a></li><li><a href=/2>Choir comes home with the cup</a></li></ul>",
        "Ferry fares")]
    public void It_is_not(string markup, string text) => Text(markup).ShouldNotContain(text);

    [Fact]
    public void A_first_paragraph_in_a_container_of_its_own_is_kept()
    {
        var html = Pages.Page(
            $"<main><h1>{Pages.Headline}</h1><section class=row><div class=story-copy><p>{Pages.First}</p></div></section><div "
            + $"class=ad><p>Advertisement</p></div><section class=row><div "
            + $"class=story-copy>{string.Concat(Enumerable.Range(1, 9).Select(i => $"<p>{i}. {Pages.Second}</p>"))}<p>{Pages.Third}</p>"
            + $"</div></section></main>");

        Pages.Clean(html).Text.ShouldStartWith(Pages.First);
    }

    [Fact]
    public void An_article_in_rows_of_a_grid_is_kept_whole()
    {
        static string Row(string body) => $"<div class=row><div class=col>{body}</div></div><figure><img src=a.jpg></figure>";
        var html = Pages.Page($"<main><section>{Row($"<h1>{Pages.Headline}</h1><p>{Pages.First}</p>")}{Row($"<p>{Pages.Second}</p>")}"
            + $"{Row($"<p>{Pages.Third}</p>")}</section></main>");

        Pages.Clean(html).Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void What_React_streams_behind_the_page_is_put_in_its_place()
    {
        var html = Pages.Page(
            $"<main><!--$?--><template id=\"B:0\"></template><p>Loading the story, please wait while we fetch it for "
            + $"you.</p><!--/$--></main><section><p>About this paper: it has been printed in the old town for ninety "
            + $"years.</p></section><div hidden "
            + $"id=\"S:0\"><article><h1>{Pages.Headline}</h1>{Pages.Body()}</article></div><script>$RC(\"B:0\",\"S:0\")</script>");

        Pages.Clean(html).Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void A_request_for_consent_that_is_longer_than_the_article_is_known_by_its_words()
    {
        const string Consent =
            "<div class=x1><div><h2>Your choice</h2><p>We and our 812 partners store and access personal data, like browsing data or "
            + "unique identifiers, on your device.</p><p>Your choices will have effect within our website, and some of them rely on their "
            + "legitimate business interest in place of your consent.</p></div></div>";

        Pages.Clean(Pages.Page($"{Consent}<main><h1>{Pages.Headline}</h1><p>{Pages.First}</p><p>{Pages.Second}</p></main>"))
            .Text.ShouldBe($"{Pages.First}\n\n{Pages.Second}");
    }
}
