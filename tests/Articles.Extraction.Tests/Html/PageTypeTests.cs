namespace Articles.Extraction.Tests.Html;

/// <summary>The type of a page is told by what it says of itself and by its shape; each type keeps what is its content.</summary>
public sealed class PageTypeTests
{
    private const string Question = "Which oil do you put on an oak deck that stands in salt spray all winter? "
        + "Mine goes grey within a year.";
    private const string Answer = "I have used linseed oil for ten years. It needs two thin coats each spring, and a dry week to set.";
    private const string Short = "Thanks!";

    [Fact]
    public void A_news_page_is_an_article() =>
        Pages.Clean(Pages.Page($"<article><h1>{Pages.Headline}</h1>{Pages.Body()}</article>", "<meta property=og:type content=article>"))
            .PageType.ShouldBe(PageType.Article);

    [Fact]
    public void A_thread_keeps_all_posts_under_their_authors_and_times()
    {
        var thread = Pages.Clean(Thread("<div class=signature>Sent from my barge. All opinions are mine, and nobody else has them.</div>"));

        thread.PageType.ShouldBe(PageType.Forum);
        thread.Text.ShouldBe($"ada_l\nMarch 3, 2026\n\n{Question}\n\nBo Ek\nMarch 4, 2026\n\n{Answer}\n\nada_l\nMarch 5, 2026\n\n{Short}");
    }

    [Fact]
    public void What_stands_in_a_threads_posts_and_is_none_is_left_out() =>
        Pages.Clean(Thread("<div class=userstats>Posts: 1,077 Joined: Aug 2008</div>")).Text.ShouldNotContain("1,077");

    /// <summary>What an earlier post of the page says is read there; a quotation from elsewhere stays.</summary>
    [Theory]
    [InlineData(Question, false)]
    [InlineData("Never put oil on wet wood, says the yard's own leaflet of 1974.", true)]
    public void A_post_keeps_what_it_quotes_unless_an_earlier_one_says_it(string quoted, bool isKept)
    {
        var quote = $"<blockquote><cite>somebody said:</cite><p>{quoted}</p></blockquote><p>{Answer}</p>";
        var thread = Pages.Clean(Thread(string.Empty).Replace(Answer, quote, StringComparison.Ordinal));

        thread.Text.Split(quoted).Length.ShouldBe(2);
        thread.Text.Contains("somebody said:", StringComparison.Ordinal).ShouldBe(isKept);
        thread.Text.ShouldContain(Answer);
    }

    [Theory]
    [InlineData("https://docs.tarn.test/lamps/wick", PageType.Documentation)]
    [InlineData("https://tarn.test/docs/lamps/wick", PageType.Documentation)]
    [InlineData("https://tarn.test/lamps/wick", PageType.Article)]
    public void A_host_or_a_folder_of_documentation_says_what_a_page_is(string address, PageType type) => Pages.Clean(Pages.Page(
        $"<main><h1>{Pages.Headline}</h1>{Pages.Body()}<ul><li><a href=a>Wicks of cotton</a></li><li><a href=b>Wicks of wool</a></li></ul>"
            + $"{Pages.Body()}</main>", $"<link rel=canonical href={address}>")).PageType.ShouldBe(type);

    [Fact]
    public void A_listing_in_what_is_called_search_is_read()
    {
        var entries = string.Concat(Enumerable.Range(1, 12).Select(
            i => $"<li><a href=/p/{i}>Harbour lamp number {i} of brass</a><span>$ {i}9.50</span></li>"));
        var page = Pages.Clean(Pages.Page(
            $"<nav><a href=/>Home of the lamps</a></nav><div id=searchPage class=search-results><a href=#all>Skip to the lamps</a>"
                + $"<h1>Lamps</h1><ul id=all>{entries}</ul><p>Except as otherwise noted, the content of this page is licensed under the "
                + "Harbour Licence 2.0.</p></div>",
            "<meta property=og:type content=product.group><link rel=canonical href=https://shop.example/collections/lamps>"));

        page.Text.ShouldContain("Harbour lamp number 12 of brass");
        page.Text.ShouldNotContain("Home of the lamps");
        page.Text.ShouldNotContain("Skip to the lamps");
        page.Text.ShouldNotContain("licensed");
    }

    [Fact]
    public void Comments_do_not_make_a_thread_of_an_article()
    {
        var comments = string.Concat(Enumerable.Range(1, 6).Select(i => $"<li class=comment><p>Comment {i}: {Answer}</p></li>"));
        var page = Pages.Clean(Pages.Page(
            $"<article class=post><h1>{Pages.Headline}</h1>{Pages.Body()}</article><ol class=comment-list>{comments}</ol>",
            "<meta property=og:type content=article>"));

        page.PageType.ShouldBe(PageType.Article);
        page.Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void A_product_keeps_its_description_and_specifications_and_no_other_products()
    {
        var page = Pages.Clean(Pages.Page(
            """
            <main><h1>Tarn lantern</h1><p>€49.00</p><p>A lantern of brass for boats and porches, with a wick that burns for nine hours on
            one filling and does not blow out in a gale.</p><table><tr><th>Height</th><td>31 cm</td></tr><tr><th>Weight</th>
            <td>1.4 kg</td></tr></table>
            <div style="display:none" class="accordion-panel"><p>Wipe the glass with vinegar, and dry it.</p></div>
            <section><h2>You may also like</h2><div><h3>Tarn bell</h3><p>A bell of brass for the same boats.</p></div></section></main>
            """,
            """
            <meta property="og:type" content="product"><script type="application/ld+json">
            {"@type":"Product","name":"Tarn lantern","offers":{"@type":"Offer","price":49}}</script>
            """));

        page.PageType.ShouldBe(PageType.Product);
        page.Text.ShouldContain("Height | 31 cm\nWeight | 1.4 kg");
        page.Text.ShouldContain("Wipe the glass");
        page.Text.ShouldNotContain("Tarn bell");
    }

    [Fact]
    public void Documentation_begins_at_its_headline_and_has_no_links_to_edit_it()
    {
        var page = Pages.Clean(Pages.Page(
            $"""
            <main><div id=siteNotice>Tarn 18.3 is out</div><ul><li><a href=/de>de</a></li><li><a href=/fr>fr</a></li></ul>
            <h1>Wick</h1>{Pages.Body("<h2>Usage</h2><pre>wick --trim</pre>")}<p><a href=/edit>Edit this page on GitHub</a></p></main>
            """,
            "<link rel=canonical href=https://docs.tarn.test/lamps/wick>"));

        page.PageType.ShouldBe(PageType.Documentation);
        page.Text.ShouldBe(Pages.BodyText("Usage\n\nwick --trim"));
    }

    [Fact]
    public void Documentation_with_a_good_part_of_its_text_above_the_headline_keeps_it() =>
        Pages.Clean(Pages.Page(
            $"<main>{Pages.Body("<pre>wick --trim</pre>")}<h1>Wick</h1><p>"
            + $"{Pages.Second.Replace("rivets", "wicks", StringComparison.Ordinal)}</p></main>",
            "<link rel=canonical href=https://docs.tarn.test/lamps/wick>")).Text.ShouldStartWith(Pages.First);

    [Fact]
    public void A_listing_keeps_its_entries()
    {
        var entries = string.Concat(Enumerable.Range(1, 12).Select(
            i => $"<li><a href=/p/{i}>Harbour lamp number {i} of brass</a><span>$ {i}9.50</span></li>"));
        var page = Pages.Clean(Pages.Page(
            $"<nav><a href=/>Home</a></nav><main><h1>Lamps</h1><p>All lamps for boats.</p><ul>{entries}</ul></main>",
            "<meta property=og:type content=product.group><link rel=canonical href=https://shop.example/collections/lamps>"));

        page.PageType.ShouldBe(PageType.Listing);
        page.Text.ShouldContain("Harbour lamp number 12 of brass");
        page.Text.ShouldContain("$ 129.50");
        page.Text.ShouldNotContain("Home");
    }

    [Fact]
    public void What_is_shown_to_those_without_scripts_is_read_when_it_is_the_page() =>
        Pages.Clean(Pages.Page($"<div id=app>Loading</div><noscript><h1>{Pages.Headline}</h1>{Pages.Body(Pages.Body())}</noscript>"))
            .Text.ShouldContain(Pages.Third);

    private static string Thread(string inEach)
    {
        var posts = new[] { ("ada_l", "2026-03-03", "March 3, 2026", Question), ("Bo Ek", "2026-03-04", "March 4, 2026", Answer),
            ("ada_l", "2026-03-05", "March 5, 2026", Short) }
            .Select((post, i) => $"""
                <div id="post{i}" class="post has-profile"><div class="postprofile"><a class="username" href="/u/{i}">{post.Item1}</a></div>
                <div class="postbody"><p class="when"><time datetime="{post.Item2}">{post.Item3}</time></p>
                <div class="content">{post.Item4}</div>{inEach}</div></div>
                """);
        return "<!doctype html><html><head><title>Oil for an oak deck</title><meta name=generator content=phpBB></head>"
            + $"<body id=phpbb class=\"viewtopic\"><h1>Oil for an oak deck</h1>{string.Concat(posts)}</body></html>";
    }
}
