namespace Articles.Extraction.Tests.Html;

/// <summary>Links, names and containers that look like a site's, and are the article's.</summary>
public sealed class ArticlesOwnPartsTests
{
    private const string ArticleHead = "<meta property=og:type content=article>";

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
        "<ol><li><h3><a href=/1>Kittiwake of Skelby</a></h3><p>She was built of oak in the yard at the river, and she has never been "
        + "late in sixty years.</p></li></ol>", "Kittiwake of Skelby")]
    [InlineData(
        "<div><button aria-expanded=false>Who pays for the piles?</button><div class=panel hidden><p>The town pays a third, and the county "
        + "pays the rest over a period of twenty years.</p></div></div>", "Who pays for the piles?")]
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
    [InlineData(
        "<h3><a href='#pays'>Who pays for the piles?</a></h3><div><p id=pays>The town pays a third, and the county pays the rest over a "
        + "period of twenty years.</p></div>", "Who pays for the piles?")]
    [InlineData(
        "<h2>Results</h2><p>Of forty piles that we drilled in three harbours, eleven had lost a third of their steel by then.</p>"
        + "<h2>Discussion</h2><p>Steel is lost where the water is brackish, and where the tide leaves it bare for hours each day.</p>"
        + "<h2>Conclusion</h2><p>Piles of this age should be drilled every year, and the thin ones should be replaced in good time.</p>",
        "Steel is lost")]
    [InlineData(
        "<p><a href=/story/comments>Leave a comment</a></p><p>The second half of the story begins where the readers were asked for their "
        + "view of it.</p>", "The second half")]
    [InlineData(
        "<div class=carousel><div><h2>1. Kittiwake</h2><p>She was built of oak in the yard at the river, and she has never been late in "
        + "sixty years, in any weather.</p></div><div><h2>2. Marigold</h2><p>She carries sixty people and twelve bicycles, and she has "
        + "been painted yellow since the harbour was dug.</p></div><div><h2>3. Tern</h2><p>She is the youngest of the three, and runs "
        + "without a sound, since there is no engine in her but two motors.</p></div></div>", "never been late")]
    [InlineData(
        "<div class=updated><p>The town updates these figures in spring, and it has done so since the first bridge was built.</p></div>",
        "these figures in spring")]
    [InlineData(
        "<div id=1-how-popular-are-the-ferries><p>Four of five households use them at least once a month, in winter too.</p></div>",
        "Four of five")]
    public void It_is_kept(string markup, string text) => Text(markup).ShouldContain(text);

    [Theory]
    [InlineData("<p style='visibility: hidden'>You have read your last free story of this month, so please sign in now.</p>", "last free")]
    [InlineData("<p>Sign up for our evening newsletter and get the five best stories of the day in your inbox.</p>", "newsletter")]
    [InlineData(
        "<div class=reacties><p>What nonsense this is, said one reader, and another said that it was not so bad.</p></div>", "nonsense")]
    [InlineData(
        "<ul><li><a href=/1>Ferry fares go up again in May</a></li><li><a href=/2>Choir comes home with the cup</a></li></ul>",
        "Ferry fares")]
    [InlineData(
        "<div class=gallery><figure><img src=a.jpg><figcaption>The yellow ferry leaves the new pier at sunrise, with the mayor on her upper "
        + "deck and the band on the lower one.</figcaption></figure><figure><img src=b.jpg><figcaption>Shopkeepers of the old town watch "
        + "the first cars cross, and some of them are seen to wave their caps.</figcaption></figure><figure><img src=c.jpg><figcaption>"
        + "Rivets by the hundred lie in the yard, where they will be sold by weight for the good of the seamen's home.</figcaption>"
        + "</figure></div>", "wave their caps")]
    public void It_is_not(string markup, string text) => Text(markup).ShouldNotContain(text);

    [Theory]
    [InlineData("https://shop.other.example/oak-boat", true)]
    [InlineData("https://www.port-news.example/oak-boat", false)]
    [InlineData("/oak-boat", false)]
    public void A_list_of_links_to_other_sites_is_the_articles_and_one_to_the_sites_own_pages_is_not(string address, bool isKept)
    {
        var html = Pages.Page(
            $"<article><h1>{Pages.Headline}</h1>{Pages.Body($"<ul><li><a href={address}>A boat of oak</a></li></ul>")}</article>",
            "<link rel=canonical href=https://port-news.example/bridge>");

        Pages.Clean(html).Text.Contains("A boat of oak", StringComparison.Ordinal).ShouldBe(isKept);
    }

    [Theory]
    [InlineData("<h2>FAQs</h2><div>1.</div><h3>Who pays?</h3><p>The town does, and <a href=/county>a county</a> does, for as long as it "
        + "stands.</p>")]
    [InlineData("<h2>FAQ</h2><h3><a href='#a'>Who pays?</a></h3><p>The town does, and the county does, for as long as it stands.</p>")]
    [InlineData("<h3>Related: How the piles were drilled</h3><p>The town does, and the county does, for as long as it stands.</p>")]
    public void A_section_at_the_end_is_kept_below_whatever_heading_sites_use_too(string section)
    {
        var middle = string.Concat(Enumerable.Range(1, 9).Select(
            i => $"<p>{Pages.Second.Replace("sunrise", $"noon {i}", StringComparison.Ordinal)}</p>"));

        Pages.Clean(Pages.Page($"<article><h1>{Pages.Headline}</h1>{Pages.Body(middle)}{section}</article>", ArticleHead)).Text
            .ShouldContain("The town does");
    }

    [Fact]
    public void A_paragraph_behind_the_last_that_says_who_the_author_is_is_left_out()
    {
        var html = Pages.Page(
            $"<article><h1>{Pages.Headline}</h1>{Pages.Body()}<p>Ines Calder covers the harbour, and has swum across it twice in "
            + "winter for a bet that she won.</p></article>", "<meta name=author content='Ines Calder'>");

        Pages.Clean(html).Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void An_article_that_is_mostly_a_list_keeps_the_paragraph_before_the_list()
    {
        var entries = string.Concat(Enumerable.Range(1, 12).Select(
            i => $"<li><h3>Lesson {i}</h3><p>{Pages.Second.Replace("sunrise", $"noon {i}", StringComparison.Ordinal)}</p></li>"));

        var html = Pages.Page(
            $"<article><h1>{Pages.Headline}</h1><div><p>{Pages.First}</p><ol>{entries}</ol></div></article>", ArticleHead);

        Pages.Clean(html).Text.ShouldStartWith(Pages.First);
    }

    [Fact]
    public void An_article_under_an_address_of_topics_is_no_thread()
    {
        var questions = string.Concat(Enumerable.Range(1, 6).Select(
            i => $"<div class=question><a class=author href=/u/{i}>Reader {i}</a> <time>2026-03-0{i}</time>"
                + $"<p>What is pier {i}, and who paid for it?</p></div>"));
        var more = string.Concat(Enumerable.Range(1, 6).Select(
            i => $"<p>{Pages.First.Replace("Monday", $"day {i}", StringComparison.Ordinal)}</p>"));
        var html = $"<html class=topic><head><title>{Pages.Headline}</title>{ArticleHead}"
            + "<link rel=canonical href=https://books.example/topic/questions/harbour-bridge>"
            + "<script type=application/ld+json>{\"@type\":\"Question\",\"acceptedAnswer\":{\"@type\":\"Answer\"}}</script></head>"
            + $"<body><main><h1>{Pages.Headline}</h1>{questions}{Pages.Body()}{more}</main></body></html>";

        var article = Pages.Clean(html);

        article.PageType.ShouldBe(PageType.Article);
        article.Text.ShouldContain(Pages.First);
    }

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

    [Fact]
    public void A_first_paragraph_in_a_container_of_its_own_opens_the_article()
    {
        const string Lede =
            "The harbour council of Port Ellery voted on Monday evening to close the eastern quay for eighteen months, since its piles "
            + "have been hollowed out by worms.";

        Pages.Clean(Pages.Page(
            $"<article><h1>{Pages.Headline}</h1><div class=intro><div><p>{Lede}</p></div></div><div class=ad>Advertisement</div>"
            + $"<div class=text>{Pages.Body()}<p>The rest of it is to follow in the spring, when the water is warm.</p></div>"
            + "</article>")).Text.ShouldStartWith(Lede);
    }

    [Theory]
    [InlineData(
        "<p>It sank<sup><a href=#cmnt1 id=cmnt_ref1>[a]</a></sup> in May, they say.</p>",
        "<div><p><a href=#cmnt_ref1 id=cmnt1>[a]</a><span>Check this before we publish.</span></p><p>I doubt it.</p></div>")]
    [InlineData(
        "<p>It sank<span class=MsoCommentReference><a class=msocomanchor href=#_msocom_1>[BE1]</a></span> in May, they say.</p>",
        "<div style='mso-element:comment-list'><div style='mso-element:comment'><div id=_com_1 class=msocomtxt>"
            + "<p>Check this before we publish.</p></div></div></div>")]
    public void What_editors_remark_in_a_saved_document_is_left_out(string paragraph, string remarks)
    {
        var text = Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1>{Pages.Body(paragraph)}{remarks}")).Text;

        text.ShouldBe(Pages.BodyText("It sank in May, they say."));
    }
}
