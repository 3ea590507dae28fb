namespace Articles.Extraction.Tests.Html;

/// <summary>What pages in the wild do, each case once seen on a page outside the ones that the rules were tuned on.</summary>
public sealed class BodyOnWildPagesTests
{
    private const string Consent =
        "<div id=gdpr-popup><p>We use cookies, and so do our partners, to measure how this site is read and to improve it.</p>"
        + "<p>Some of them are necessary, others are not, and it is up to you to choose which ones you accept today.</p>"
        + "<p>You can change your choice at any time, at the foot of every page, under the heading of privacy settings.</p></div>";

    [Fact]
    public void Paragraphs_that_are_each_marked_as_the_body_are_one_body()
    {
        var sections = string.Concat(
            new[] { Pages.First, Pages.Second, Pages.Third }.Select(text => $"<section><div><p class=bodytext>{text}</p></div></section>"));

        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><main>{sections}</main>")).Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void A_headline_in_one_of_several_sections_does_not_cut_off_the_others()
    {
        var html =
            $"<main><section class=part><h1>{Pages.Headline}</h1><p>{Pages.First}</p></section><section "
            + $"class=part><p>{Pages.Second}</p><p>{Pages.Third}</p></section></main>";

        Pages.Clean(Pages.Page(html)).Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void A_request_for_consent_is_not_taken_for_a_short_article() =>
        Should.Throw<ArticleRejectedException>(() => Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><p>See the film.</p>{Consent}")))
            .Reason.Code.ShouldBe("no-article");

    [Fact]
    public void A_page_in_an_element_named_after_its_cookie_notice_is_a_page() =>
        Pages.Clean(Pages.Page($"<div class=cookie-consent-page><h1>{Pages.Headline}</h1>{Pages.Body()}</div>"))
            .Text.ShouldBe(Pages.BodyText());

    [Fact]
    public void An_unclosed_element_for_those_without_scripts_hides_nothing() =>
        Pages.Clean(Pages.Page($"<noscript><div></noscript><h1>{Pages.Headline}</h1>{Pages.Body()}")).Text.ShouldBe(Pages.BodyText());

    [Fact]
    public void The_reading_of_characters_is_not_part_of_the_text() =>
        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1>" + Pages.Body(
            "<p>The bridge is called <ruby>橋<rp>(</rp><rt>はし</rt><rp>)</rp></ruby> in the language of its builders, "
            + "who came from afar.</p>")))
            .Text.ShouldContain("called 橋 in the language");

    [Fact]
    public void A_column_of_comments_in_a_table_does_not_end_the_article()
    {
        var table =
            "<table><tr><th>State</th><th>Comments</th></tr><tr><td>new</td><td>The task waits for its turn, and it may wait "
            + "long.</td></tr></table>";

        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1>{Pages.Body(table)}")).Text.ShouldEndWith(Pages.Third);
    }

    [Fact]
    public void A_paragraph_of_sentences_is_no_tag_whatever_its_style_is_called() =>
        Pages.Clean(
            Pages.Page(
            $"<h1>{Pages.Headline}</h1><div>{Pages.Body().Replace("<p>", "<p class=tag-style>", StringComparison.Ordinal)}</div>"))
            .Text.ShouldBe(Pages.BodyText());

    [Fact]
    public void An_article_shown_in_a_window_over_the_front_page_is_the_article()
    {
        var html = $"<div class=modal><article><h1>{Pages.Headline}</h1>{Pages.Body()}</article></div>";

        Pages.Clean(Pages.Page($"<ul><li><p>A storm is on its way, forecasters say, and it will be here by night.</p></li></ul>{html}"))
            .Text.ShouldBe(Pages.BodyText());
    }

    /// <summary>Reviews open in a box of their own, before the many entries of what they review.</summary>
    [Fact]
    public void An_opening_of_paragraphs_in_a_container_of_its_own_belongs_to_the_article()
    {
        var entries = string.Concat(Enumerable.Range(1, 9).Select(
            i => $"<h2>Lantern {i}</h2><div><p>{Pages.First.Replace("Monday", $"day {i}", StringComparison.Ordinal)}</p>"
            + $"<p>{Pages.Third.Replace("week", $"week {i}", StringComparison.Ordinal)}</p></div>"));

        var article = Pages.Clean(Pages.Page(
            $"<header><h1>{Pages.Headline}</h1></header><div id=main_content><div class=summary>{Pages.Body()}</div>"
            + $"<div><a href=/all>See all</a></div><div><div class=text>{entries}</div></div></div>"));

        article.Text.ShouldStartWith($"{Pages.BodyText()}\n\nLantern 1");
    }

    [Fact]
    public void The_day_below_an_opening_is_that_of_the_article()
    {
        var more = string.Concat(Enumerable.Range(1, 9).Select(
            i => $"<p>{Pages.Third.Replace("week", $"week {i}", StringComparison.Ordinal)}</p>"));

        Pages.Clean(Pages.Page(
            $"<h1>{Pages.Headline}</h1><div><div class=opening><p>{Pages.First}</p><p>{Pages.Second}</p></div><div>"
            + "<div>Posted on</div>"
            + $"<div>March 12, 2026</div></div><div class=rest>{more}</div></div>"))
            .PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero));
    }

    /// <summary>An article element with the summary, and one with the article.</summary>
    [Fact]
    public void A_summary_that_is_marked_as_an_article_is_not_all_of_it()
    {
        var steps = string.Concat(Enumerable.Range(1, 20).Select(
            i => $"<li><p>In step {i} the workers take rivets out by hand, and put new ones in before the tide comes back.</p></li>"));

        var text = Pages.Clean(Pages.Page(
            $"<article class=node><h1>{Pages.Headline}</h1><div>{Pages.Body()}</div></article>"
            + $"<section><article class=instructions><h2>Instructions</h2><ol>{steps}</ol></article></section>")).Text;

        text.ShouldStartWith(Pages.First);
        text.ShouldContain("In step 20 the workers");
    }

    [Fact]
    public void A_list_whose_entries_are_set_as_headings_is_kept_with_its_headings_at_the_end_of_the_article_too()
    {
        const string List =
            "<h2>Tarn</h2><ul><li><h3>linen</h3></li><li><h3>local</h3></li></ul><h2>Ellery</h2><ul><li><h3>hemp</h3></li></ul>"
            + "<h2>More</h2>";

        Pages.Clean(Pages.Page($"<article><h1>{Pages.Headline}</h1>{Pages.Body()}{List}</article>")).Text
            .ShouldEndWith($"{Pages.Third}\n\nTarn\n\n- linen\n- local\n\nEllery\n\n- hemp");
    }
}
