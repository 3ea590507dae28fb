namespace Articles.Extraction.Tests.Html;

/// <summary>What of a page is the article, and what is not.</summary>
public sealed class BodyTests
{
    private const string Menu = "<ul><li><a href=/a>Home</a></li><li><a href=/b>Sport</a></li><li><a href=/c>Weather</a></li></ul>";

    private const string Teasers =
        """
        <div><div><a href=/1><h3>Council votes to plant nine hundred lime trees</a></h3>
        <p>The vote was close, and it was late when it came.</p></div>
        <div><a href=/2><h3>Ferry fares go up again from the first of May</a></h3><p>Islanders say that they were not asked about it.</p>
        </div>
        <div><a href=/3><h3>School choir comes home with the silver cup</a></h3><p>They had practised in the gym since the autumn.</p></div>
        </div>
        """;

    [Fact]
    public void The_headline_stands_apart_from_the_body()
    {
        var article = Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1>{Pages.Body()}"));

        article.Title.ShouldBe(Pages.Headline);
        article.Text.ShouldBe(Pages.BodyText());
    }

    [Theory]
    [InlineData("article")]
    [InlineData("main")]
    [InlineData("div class=entry-content")]
    [InlineData("section data-component=ArticleBody")]
    [InlineData("div itemprop=articleBody")]
    [InlineData("div")]
    [InlineData("table><tr><td")]
    [InlineData("form")]
    public void The_body_is_found_in_whatever_element_holds_it(string element)
    {
        var html = Pages.Page(
            $"<div>{Menu}</div><h1>{Pages.Headline}</h1><{element}>{Pages.Body()}</{element.Split(' ', '>')[0]}><div>{Menu}</div>");

        Pages.Clean(html).Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void A_body_in_several_pieces_comes_out_whole()
    {
        var pieces = string.Concat(
            new[] { Pages.First, Pages.Second, Pages.Third }.Select(
            text => $"<div><div class=body-text><p>{text}</p></div><div>{Menu}</div></div>"));

        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><div>{pieces}</div>")).Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void Paragraphs_set_with_line_breaks_are_paragraphs()
    {
        var article =
            Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><div>{Pages.First}<br><br>{Pages.Second}<br/> <br/>{Pages.Third}</div>"));

        article.Text.ShouldBe(Pages.BodyText());
    }

    [Theory]
    [InlineData("<div class=related-posts><p>Read what the neighbours said about the bridge, and what they would not say.</p></div>")]
    [InlineData("<div id=newsletterSignup><p>Get the harbour's news by e-mail every morning, before the first tide.</p></div>")]
    [InlineData("<div class='share-bar'><a href=#>Facebook</a> <a href=#>WhatsApp</a></div>")]
    [InlineData("<nav><a href=/>Home</a></nav>")]
    [InlineData("<div role=navigation><a href=/>Home</a></div>")]
    [InlineData("<div style='display: none'><p>You need a newer browser, and we need you to have one.</p></div>")]
    [InlineData("<div aria-label=advertisement>Fresh fish, caught today, and cheaper than yesterday's.</div>")]
    [InlineData("<div>Advertisement</div>")]
    [InlineData("<p>Advertisement</p>")]
    [InlineData("<p><a href=/x>Ten things that nobody tells you about rivets</a></p>")]
    [InlineData("<p><strong>Read more:</strong> <a href=/x>Ten things that nobody tells you about rivets</a></p>")]
    [InlineData("<script>var text = 'The bridge is not for sale, whatever you have heard.';</script>")]
    [InlineData("<style>p { color: red }</style>")]
    [InlineData("<noscript><img src=x> Please turn on scripts.</noscript>")]
    [InlineData("<button>Accept all</button><select><option>English</option></select>")]
    public void What_interrupts_the_body_is_left_out(string interruption) =>
        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><article>{Pages.Body(interruption)}</article>")).Text.ShouldBe(Pages.BodyText());

    [Theory]
    [InlineData("<h2>What the engineers found</h2>", "What the engineers found")]
    [InlineData("<blockquote><p>We were told that it could not be done.</p></blockquote>", "We were told that it could not be done.")]
    [InlineData(
        "<ul><li>two lanes for cars</li><li>one <a href=/x>lane</a> for bicycles</li></ul>",
        "- two lanes for cars\n- one lane for bicycles")]
    [InlineData("<ol><li><p>First the deck.</p></li><li><p>Then the pier.</p></li></ol>", "- First the deck.\n- Then the pier.")]
    [InlineData("<table><tr><th>Lane</th><th>Width</th></tr><tr><td>Car</td><td>3.2 m</td></tr></table>", "Lane | Width\nCar | 3.2 m")]
    [InlineData("<pre>if wet:\n    slow()</pre>", "if wet:\n    slow()")]
    [InlineData("<p>It is open.<br>It is long.</p>", "It is open.\nIt is long.")]
    [InlineData("<p>“Hello,” she said, “<a href=/x>at last</a>.”</p>", "“Hello,” she said, “at last.”")]
    [InlineData("<p>x&nbsp;=&nbsp;y &amp; z</p>", "x = y & z")]
    public void What_belongs_to_the_body_stays_readable(string markup, string text) =>
        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><article>{Pages.Body(markup)}</article>")).Text.ShouldBe(Pages.BodyText(text));

    [Fact]
    public void A_post_of_a_social_network_set_into_the_body_is_part_of_it()
    {
        const string Post =
            "<div class=social-media-embed><blockquote class=twitter-tweet><p>It is open!</p>— Clara (@clara) May 2, "
            + "2026</blockquote></div>";

        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><article>{Pages.Body(Post)}</article>")).Text
            .ShouldBe(Pages.BodyText("It is open!\n\n— Clara (@clara) May 2, 2026"));
    }

    [Fact]
    public void Teasers_are_known_by_their_shape_when_their_names_say_nothing() =>
        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><div><div>{Pages.Body()}</div>{Teasers}</div>")).Text.ShouldBe(Pages.BodyText());

    [Fact]
    public void A_comment_thread_longer_than_the_article_is_left_out()
    {
        var comments = string.Concat(
            Enumerable.Range(1, 20)
            .Select(i => $"<li><p>I remember the old bridge, number {i}, and it was a better one, if you ask me.</p></li>"));

        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><article>{Pages.Body()}</article><ol class=comment-list>{comments}</ol>"))
            .Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void A_comment_thread_without_a_name_is_left_out_behind_its_heading()
    {
        var comments = string.Concat(Enumerable.Range(1, 2).Select(i => $"<div><p>I remember the old bridge, number {i}.</p></div>"));

        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><div>{Pages.Body()}<h3>Leave a Reply</h3>{comments}</div>"))
            .Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void A_consent_dialog_longer_than_the_article_is_left_out()
    {
        var dialog = string.Concat(
            Enumerable.Repeat("<p>We use cookies, and so do our partners, to measure, to remember and to sell you things.</p>", 30));

        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><div>{Pages.Body()}</div><div id=cookie-consent>{dialog}</div>"))
            .Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void Another_article_below_is_not_this_one()
    {
        var other = string.Concat(
            Enumerable.Repeat("<p>Far away, in quite another town, a ferry ran aground on a sandbank, and nobody was hurt.</p>", 6));
        var html =
            Pages.Page($"<article><h1>{Pages.Headline}</h1>{Pages.Body()}</article><article><h1>Ferry runs aground</h1>{other}</article>");

        Pages.Clean(html).Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void A_hidden_copy_for_machines_is_not_read_twice()
    {
        var html = Pages.Page(
            $"<div style='display:none' itemprop=articleBody>{Pages.Body()}</div><h1>{Pages.Headline}</h1><div "
            + $"class=post-content>{Pages.Body()}</div>");

        Pages.Clean(html).Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void A_body_that_a_script_would_uncover_is_read_all_the_same() =>
        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><div hidden>{Pages.Body()}</div>")).Text.ShouldBe(Pages.BodyText());

    [Theory]
    [InlineData("has-sidebar tag-news category-local")]
    [InlineData("post comments-open")]
    [InlineData("page-with-banner")]
    [InlineData("newsletter-edition")]
    public void A_misleading_name_around_the_whole_article_costs_nothing(string name) =>
        Pages.Clean(Pages.Page($"<div class='{name}'><h1>{Pages.Headline}</h1><div class=post-body>{Pages.Body()}</div></div>"))
            .Text.ShouldBe(Pages.BodyText());

    [Fact]
    public void A_pulled_quote_is_said_once()
    {
        const string Quote = "<aside><blockquote>“Mayor Clara Whitfield cut a ribbon at sunrise”</blockquote></aside>";

        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><article class=story-body>{Pages.Body(Quote)}</article>"))
            .Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void A_pop_up_of_links_does_not_break_the_line_it_hangs_on()
    {
        const string Line =
            "<p>The plan goes back to <span>Joan Ellery<span><a href=/1>Ellery in profile, from the docks to the hall</a> <a "
            + "href=/2>Ellery's long fight</a> <a href=/3>MORE</a></span></span>, who drew it.</p>";

        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><article>{Pages.Body(Line)}</article>")).Text
            .ShouldBe(Pages.BodyText("The plan goes back to Joan Ellery, who drew it."));
    }

    [Fact]
    public void Captions_stand_apart_in_the_order_of_the_page()
    {
        const string Pictures =
            "<figure><img src=/a.jpg><figcaption>The new deck at dawn. <span class=credit>Photo: Ann Loe</span></figcaption></figure>" +
            "<p>Workers on the pier. (AP Photo/Ann Loe)</p>";

        var article = Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><article>{Pages.Body(Pictures)}</article>"));

        article.Text.ShouldBe(Pages.BodyText());
        article.Captions.Count.ShouldBe(2);
        article.Captions[0].ShouldContain("The new deck at dawn.");
        article.Captions[0].ShouldContain("Photo: Ann Loe");
        article.Captions[1].ShouldBe("Workers on the pier. (AP Photo/Ann Loe)");
    }

    [Fact]
    public void A_stub_is_completed_from_the_declared_body()
    {
        var declared = string.Join(@"\n\n", Enumerable.Repeat(Pages.First + " " + Pages.Second + " " + Pages.Third, 3));
        var json = $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"{{Pages.Headline}}","articleBod"""
            + $$"""y":"{{declared}}"}</script>""";

        var article = Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><p>{Pages.First}</p>", json));

        article.Text.ShouldContain(Pages.Third);
    }

    [Fact]
    public void A_body_that_markup_hides_is_found_by_its_words()
    {
        var links = string.Concat(
            Enumerable.Range(1, 4)
            .Select(i => $"<p><a href=/{i}>{Pages.First.Replace("Monday", $"day {i}", StringComparison.Ordinal)} It was {i} in the "
            + "morning, and the mayor spoke.</a></p>"));

        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><nav class=menu>{links}</nav>")).Text.ShouldContain("the mayor spoke");
    }

    [Fact]
    public void Every_block_is_on_record_with_a_reason()
    {
        var content = Pages.Explain(
            Pages.Page(
            $"<nav><a href=/>Home</a></nav><h1>{Pages.Headline}</h1><article>{Pages.Body()}</article><footer>© Ellery Times</footer>"));

        content.Blocks.Select(block => (block.Role, block.Kept)).ShouldBe(
        [
            (BlockRole.Navigation, false),
            (BlockRole.Other, false),
            (BlockRole.Body, true),
            (BlockRole.Body, true),
            (BlockRole.Body, true),
            (BlockRole.Footer, false),
        ]);
        content.Blocks.ShouldAllBe(block => block.Reason.Length > 0 && block.Location.Length > 0);
        (content.BlocksKept, content.BlocksDropped).ShouldBe((3, 3));
    }
}
