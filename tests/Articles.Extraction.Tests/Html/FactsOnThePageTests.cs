namespace Articles.Extraction.Tests.Html;

/// <summary>Authors, dates and titles, however a page says them.</summary>
public sealed class FactsOnThePageTests
{
    private static ExtractedArticle Clean(string aboveBody = "", string head = "", string belowBody = "") =>
        Pages.Clean(Pages.Page($"<article><h1>{Pages.Headline}</h1>{aboveBody}{Pages.Body()}{belowBody}</article>", head));

    private static string Json(string fields) =>
        $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"{{Pages.Headline}}",{{fields}}}</script>""";

    [Theory]
    [InlineData("<p class=byline><span>By</span>Ada Lind</p>", "Ada Lind")]
    [InlineData(
        "<div class=author-name><span class=byline-prefix>By</span> <a>Ada Lind</a><span class=job>Staff Writer</span></div>", "Ada Lind")]
    [InlineData("<div>March 12, 2026 at 6:08 PM ET by <a>Ada Lind</a></div>", "Ada Lind")]
    [InlineData("<div class=meta>Posted on 12 March 2026 by Ada Lind · 7 min read</div>", "Ada Lind")]
    [InlineData("<div class=credit><cite class=byline><span>By </span>ADA LIND <abbr>March 12, 2026</abbr></cite></div>", "ADA LIND")]
    [InlineData("<p class=byline>By ADA LIND Gazette Staff Writer</p>", "ADA LIND")]
    [InlineData("<p class=byline>by ada lind</p>", "ada lind")]
    [InlineData("<p class=byline>By Ada Lind, Bo Ek, and Cy Moe</p>", "Ada Lind, Bo Ek and Cy Moe")]
    [InlineData("<p class=byline>By Ada Lind Jr.</p>", "Ada Lind Jr.")]
    [InlineData("<p class=byline>Text: Ada Lind Foto: Bo Ek</p>", "Ada Lind")]
    [InlineData("<p class=byline>ByAda Lind</p>", "Ada Lind")]
    [InlineData("<p class=byline>By Ada Lind Jan. 31, 2026 7:47 am EST</p>", "Ada Lind")]
    [InlineData("<p class=byline>By Ada Lind. Last Updated on 3 May 2026</p>", "Ada Lind")]
    [InlineData("<p class=byline>By Ada Lind Last Updated: May 3, 2026</p>", "Ada Lind")]
    [InlineData("<p class=byline>By Ada Lind ⋅ Review Editor</p>", "Ada Lind")]
    [InlineData("<p class=byline>이영희 기자</p>", "이영희")]
    [InlineData("<p class=byline>Ada (A.L.) Lind</p>", "Ada (A.L.) Lind")]
    [InlineData("<p>2026-03-12 08:30 作者：王小明、李芳</p>", "王小明, 李芳")]
    [InlineData("<p>Ada Lind, Research Fellow, and Bo Ek, Vice President, Field Station</p>", "Ada Lind, Bo Ek")]
    [InlineData("<address><a rel=author>Ada Lind</a> and <a rel=author>Bo Ek</a></address>", "Ada Lind and Bo Ek")]
    [InlineData("<div>By Ada Lind</div><figure><img src=a.jpg><figcaption itemprop=author>Bo Ek</figcaption></figure>", "Ada Lind")]
    [InlineData(
        "<p><span itemprop=author><b itemprop=name>Ada Lind</b></span>, <span itemprop=author><b itemprop=name>Bo Ek</b></span></p>",
        "Ada Lind, Bo Ek")]
    [InlineData("<div><span>By</span><a>Ada Lind</a><span>Transport Correspondent</span><span>12 Mar 2026</span></div>", "Ada Lind")]
    [InlineData("<div>Written by</div><div>Ada Lind</div>", "Ada Lind")]
    [InlineData("<div>By</div><div>The Quay Team</div><div>12 March 2026</div>", "The Quay Team")]
    [InlineData("<p class=byline>By Ada Lind, Home and Garden Editor</p>", "Ada Lind")]
    [InlineData("<p class=byline>Ada Lind ● 12 March 2026</p>", "Ada Lind")]
    [InlineData("<p class=byline>5 Great Bridge Ideas You Can Try</p>", null)]
    [InlineData("<table class=infobox><tr><th>Founder</th><td class=author>Bridge Corporation</td></tr></table>", null)]
    [InlineData("<p>Steel, Iron, and Oak, Best Materials of the Year</p>", null)]
    [InlineData("<p>By <a href=/author/ada>Ada Lind</a>, <a href=/author/bo>Bo Ek</a> and Cy Moe</p>", "Ada Lind, Bo Ek and Cy Moe")]
    public void The_author_is_read_off_the_page(string above, string? byline) => Clean(above).Byline.ShouldBe(byline);

    [Theory]
    [InlineData("\"author\":[{\"name\":\"Nell Read\"},{\"name\":\"Oda Page\"}]", "Nell Read, Oda Page")]
    [InlineData("\"author\":{\"@type\":\"Person\",\"givenName\":\"Ada\",\"familyName\":\"Lind\"}", "Ada Lind")]
    [InlineData("\"author\":{\"name\":\"Ana María de los Ángeles de la Cruz Soto\"}", "Ana María de los Ángeles de la Cruz Soto")]
    [InlineData("\"author\":\"Odile O&#39;Hara\"", "Odile O'Hara")]
    [InlineData("\"author\":{\"name\":\"<a href='/ada'>Ada Lind</a>\"}", "Ada Lind")]
    [InlineData("\"author\":{\"name\":\"Staff Writer\"}", null)]
    [InlineData(
        "\"author\":[{\"@type\":\"Person\",\"name\":\"Ada Lind\"},{\"@type\":\"NewsMediaOrganization\",\"name\":\"Quay Times\"}]",
        "Ada Lind")]
    [InlineData("\"author\":{\"@type\":\"Organization\",\"name\":\"Quay Harbour Trust\"}", "Quay Harbour Trust")]
    public void The_author_is_read_from_what_is_stated_for_machines(string fields, string? byline) =>
        Clean(head: Json(fields)).Byline.ShouldBe(byline);

    /// <summary>A name of one word that is the site's is filled in by content systems, unless readers see it, too.</summary>
    [Theory]
    [InlineData("Quaymark", "", null)]
    [InlineData("Quaymark", "<div>Posted by Quaymark on 12 March 2026</div>", "Quaymark")]
    [InlineData("Quaymark", "<nav>About Quaymark</nav>", null)]
    [InlineData("quaymark.test", "", null)]
    [InlineData("Ada Lind", "", "Ada Lind")]
    public void The_sites_own_name_is_an_author_where_the_page_shows_it_as_one(string declared, string above, string? byline)
    {
        var head = $"<meta name=author content='{declared}'><link rel=canonical href='https://www.quaymark.test/bridge'>";

        Clean(above, head).Byline.ShouldBe(byline);
        Clean(above, Json($"\"author\":{{\"@type\":\"Person\",\"name\":\"{declared}\"}}") + head).Byline.ShouldBe(byline);
    }

    [Theory]
    [InlineData("Quay City Team", "Quay City Team")]
    [InlineData("Ada Lind - Quay City Team", "Ada Lind")]
    [InlineData("Centre for Bridges and Research", "Centre for Bridges and Research")]
    [InlineData("Md Rahim Uddin", "Md Rahim Uddin")]
    [InlineData("Ada Lind, CFP", "Ada Lind, CFP")]
    public void A_declared_author_keeps_all_its_words(string declared, string? byline) =>
        Clean(head: $"<meta name=author content='{declared}'>").Byline.ShouldBe(byline);

    [Theory]
    [InlineData("<p><a href=/blog/author/quill/>Quill</a></p>", "Quill")]
    [InlineData("<p><a href=/authors/quay-staff>The Quay Team</a></p>", "The Quay Team")]
    [InlineData("<p><a href=/authors/quill>Articles by Quill</a></p>", null)]
    public void A_handle_or_a_team_is_read_off_the_link_to_its_page(string above, string? byline) => Clean(above).Byline.ShouldBe(byline);

    [Theory]
    [InlineData("admin")]
    [InlineData("7 minutes")]
    [InlineData("Staff Writer")]
    [InlineData("user7qk2")]
    [InlineData("Lind Media Services Ltd")]
    public void What_a_content_system_or_a_firm_is_called_is_no_author(string declared) =>
        Clean(head: $"<meta name=author content='{declared}'>").Byline.ShouldBeNull();

    [Theory]
    [InlineData("<div class=post-author-name>The Bridge Team</div>", "The Bridge Team")]
    [InlineData("<div class=author__name>Written by Quay &amp; Sons Letters</div>", "Quay & Sons Letters")]
    [InlineData("<div class=author__name>The Bridge Team</div><div class=author__name>The Quay Team</div>", null)]
    public void Who_is_no_person_is_read_off_an_element_that_is_called_after_the_author(string below, string? byline) =>
        Clean(belowBody: below).Byline.ShouldBe(byline);

    [Fact]
    public void A_team_that_is_stated_for_machines_is_the_author() =>
        Clean(head: Json("\"author\":{\"@type\":\"Organization\",\"name\":\"The Bridge Team\"}")).Byline.ShouldBe("The Bridge Team");

    [Fact]
    public void An_author_who_is_another_node_of_the_graph_is_looked_up() => Clean(head: $$$"""
        <script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"{{{Pages.Headline}}}","author":{"@id":"#7"}},
        {"@type":"Person","@id":"#7","name":"Ada Lind"}]}</script>
        """).Byline.ShouldBe("Ada Lind");

    [Fact]
    public void Line_ends_in_the_strings_of_a_script_do_not_spoil_it() =>
        Clean(head: Json("\"description\":\"one\ntwo\tthree\",\"author\":\"Ada Lind\"")).Byline.ShouldBe("Ada Lind");

    [Theory]
    [InlineData("<meta name=citation_author content='Lind, Ada'><meta name=citation_author content='Ek, Bo'>", "Ada Lind, Bo Ek")]
    [InlineData("<meta name=dc:creator content='Ada Lind'>", "Ada Lind")]
    [InlineData("<meta name=author content='Ada Lind - https://lind.test/'>", "Ada Lind")]
    [InlineData("<meta name=author content='ada lind'>", "ada lind")]
    [InlineData("<meta name=author content='The Bridge Team'>", "The Bridge Team")]
    [InlineData("<meta name=author content='adalind'>", "adalind")]
    [InlineData("<meta name=article:author content='https://social.test/lind'><meta name=sailthru.author content='Ada Lind'>", "Ada Lind")]
    public void The_author_is_read_from_the_head(string head, string byline) => Clean(head: head).Byline.ShouldBe(byline);

    [Theory]
    [InlineData("<div>Közzétéve: 2026. március 12. 08:15</div>")]
    [InlineData("<div>प्रकाशित: 12 मार्च 2026</div>")]
    [InlineData("<div>منتشر شده در ۲۱ اسفند ۱۴۰۴</div>")]
    [InlineData("<div>פורסם ב-12 במרץ 2026</div>")]
    [InlineData("<div>เผยแพร่ 12 มีนาคม 2569</div>")]
    [InlineData("<abbr class=published title=2026-03-12T19:05:00+01:00>Thursday evening</abbr>")]
    public void A_date_is_read_in_each_calendar_and_form(string above) =>
        Clean(above).PublishedAt!.Value.Date.ShouldBe(new DateTime(2026, 3, 12));

    [Theory]
    [InlineData("<p class=postmetadata>Posted by Ada Lind on March 12, 2026 in <a href=/c>Harbour</a></p>")]
    [InlineData(
        "<div class=post-footer>Dieser Beitrag wurde am 12. März 2026 um 14:48 von Ada Lind unter <a href=/c>Hafen</a> "
        + "veröffentlicht.</div>")]
    public void A_line_below_the_body_tells_when_nothing_above_does(string below)
    {
        var article = Clean(belowBody: below);

        article.PublishedAt!.Value.Date.ShouldBe(new DateTime(2026, 3, 12));
        article.Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void The_day_in_the_address_is_the_last_resort()
    {
        const string Address = "<link rel=canonical href=https://news.test/town/2026/03/12/bridge/>";

        Clean(head: Address).PublishedAt!.Value.Date.ShouldBe(new DateTime(2026, 3, 12));
        Clean("<time datetime=2026-03-14>Saturday</time>", Address).PublishedAt!.Value.Date.ShouldBe(new DateTime(2026, 3, 14));
    }

    [Theory]
    [InlineData("Bridge is open to lorries again « The Port Gazette")]
    [InlineData("Bridge is open to lorries again · Gazette")]
    [InlineData("Bridge is open to lorries again [gazette.test]")]
    [InlineData("Bridge is open to lorries again (Gazette)")]
    [InlineData("Bridge is open to lorries again -- Port Gazette")]
    [InlineData("Bridge is open to lorries again. The Port Gazette")]
    [InlineData("Bridge is open to lorries again / Gazette")]
    [InlineData("Bridge is open to lorries again > Gazette")]
    [InlineData("The Port Gazette: Bridge is open to lorries again")]
    [InlineData("Gazette | Bridge is open to lorries again")]
    public void The_sites_name_is_no_part_of_the_title(string title) =>
        Pages.Clean($"<html><head><title>{title}</title></head><body><a href=/>The Port Gazette</a><div>{Pages.Body()}</div></body></html>")
            .Title.ShouldBe("Bridge is open to lorries again");

    [Theory]
    [InlineData("Bridge closes: Ferry takes over")]
    [InlineData("Ships (and boats) wait - for the bridge to open")]
    [InlineData("What is snake_case in a title of a page")]
    public void What_is_not_the_sites_name_stays(string title) =>
        Pages.Clean($"<html><head><title>{title}</title></head><body><a href=/>The Port Gazette</a><div>{Pages.Body()}</div></body></html>")
            .Title.ShouldBe(title);

    [Fact]
    public void The_sites_name_as_a_heading_is_not_the_headline() =>
        Pages.Clean(
            $"<html><head><title>Bridge — The Port and Estuary Gazette</title></head><body><h1><a href=/>The Port and Estuary "
            + $"Gazette</a></h1><div><h2>Bridge</h2>{Pages.Body()}</div></body></html>")
            .Title.ShouldBe("Bridge");

    [Fact]
    public void A_label_and_a_headline_in_one_heading_are_told_apart() =>
        Pages.Clean(
            $"<html><head><title>Harbour: The bridge reopens</title></head><body><article><h1><span>Harbour</span><span>The bridge "
            + $"reopens</span></h1>{Pages.Body()}</article></body></html>")
            .Title.ShouldBe("Harbour: The bridge reopens");

    [Fact]
    public void A_body_that_is_stated_as_markup_is_read_as_markup()
    {
        var body = Pages.Body().Replace("</", "<\\/", StringComparison.Ordinal) + "<p>"
            + string.Join(' ', Enumerable.Repeat("The bridge is open again, and the ferry is not.", 8)) + "<\\/p>";

        var article = Pages.Clean(
            $"<html><head><title>Bridge</title>{Json($"\"articleBody\":\"{body}\"")}</head><body><div id=app></div></body></html>");

        article.Text.ShouldStartWith(Pages.BodyText());
        article.Text.ShouldNotContain("<");
    }

    /// <summary>What content systems call the time of publication, and how they write it.</summary>
    [Theory]
    [InlineData("<meta name=published content='March 12, 2026'>", "2026-03-12")]
    [InlineData("<meta name=w-published-date content='2026-03-12T06:03:43.27Z'>", "2026-03-12")]
    [InlineData("<meta property=article:published_time content='Mar 12th 2026'>", "2026-03-12")]
    [InlineData("<meta name=citation_publication_date content='2026 Mar 12'>", "2026-03-12")]
    [InlineData("<meta name=date content='03/04/2026'>", null)]
    public void The_declared_day_is_read_in_words_too(string head, string? day) => Day(Clean(head: head)).ShouldBe(day);

    [Theory]
    [InlineData("<div>March 12, 2026</div>", "2026-03-12")]
    [InlineData("<div>12 March 2026 · 7 min</div>", "2026-03-12")]
    [InlineData("<header class=masthead><div>March 12, 2026</div></header>", null)]
    [InlineData("<div>From March 12, 2026 to March 17, 2026</div>", null)]
    public void A_day_alone_above_the_headline_is_that_of_the_publication(string above, string? day) =>
        Day(Pages.Clean(Pages.Page($"<article>{above}<h1>{Pages.Headline}</h1>{Pages.Body()}</article>"))).ShouldBe(day);

    [Fact]
    public void A_label_in_a_line_of_its_own_says_what_the_day_below_it_is()
    {
        var article = Clean("<div>Last updated:</div><div>March 12, 2026</div>");

        article.PublishedAt.ShouldBeNull();
        article.ModifiedAt.ShouldBe(new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero));
    }

    /// <summary>The parts of one line are elements of their own, and a word before the day says what it is.</summary>
    [Theory]
    [InlineData("<div><div>Published</div><div>March 12, 2026</div><div> in </div><a href=/quays>Quays</a></div>", "2026-03-12", null)]
    [InlineData(
        "<div class=dateline-line><a href=/quays>Quays</a><span class=dateline>MARCH 12, 2026</span>"
        + "<span class=dateline>Updated: APRIL 2, 2026</span></div>",
        "2026-03-12",
        "2026-04-02")]
    [InlineData("<h3><span>blog | </span> March 12, 2026</h3>", "2026-03-12", null)]
    [InlineData("<div class=category-header><div>Published</div><div>March 12, 2026</div><div>in</div><a href=/quays>Quays</a></div>",
        "2026-03-12", null)]
    [InlineData("<div><div>Last updated</div><div>March 12, 2026</div><div> in </div><a href=/quays>Quays</a></div>", null, "2026-03-12")]
    public void A_line_of_several_elements_above_the_headline_tells_the_day(string above, string? published, string? modified)
    {
        var article = Pages.Clean(Pages.Page($"<article>{above}<h1>{Pages.Headline}</h1>{Pages.Body()}</article>"));

        Day(article).ShouldBe(published);
        Day(article.ModifiedAt).ShouldBe(modified);
    }

    [Theory]
    [InlineData("<div><p>Published</p><p class=date>Mar 12, 2026</p></div>", "2026-03-12", null)]
    [InlineData("<div><p>Last updated</p><p class=date>Mar 12, 2026</p></div>", null, "2026-03-12")]
    [InlineData("<div><h4>Published</h4><h3>Publish date</h3> <time datetime=2026-03-12T12:00:00Z>12 March 2026</time></div>"
        + "<div><h4>Reviewed</h4> <time datetime=2026-04-02>2 April 2026</time></div>", "2026-03-12", null)]
    [InlineData("<div class=newsletter-cta><p>Our letter</p><p>Expert advice, delivered weekly.</p><form><p>Email</p></form><p>Policy</p>"
        + "<p>Sign up</p><p>You can opt out</p><p>at any time</p><p>Midnight</p></div><div class=published>Published March 12, 2026</div>",
        "2026-03-12", null)]
    [InlineData("<div class=date-and-credit><p class=credit>Interview by Ada Lind</p>"
        + "<p class=date>March 12, 2026. <i>Updated: April 2, 2026</i></p></div>",
        "2026-03-12", "2026-04-02")]
    [InlineData("<div><p>Interview by Ada Lind</p><p class=date>March 12, 2026. <i>Updated: April 2, 2026</i></p></div>",
        "2026-03-12", "2026-04-02")]
    [InlineData("<div><p>Written by <a href=/ada>Ada Lind</a></p><p>March 12, 2026</p></div>", "2026-03-12", null)]
    [InlineData("<div><p>Bridge festival</p><p>March 12, 2026</p></div>", null, null)]
    public void The_line_below_the_body_tells_the_day(string below, string? published, string? modified)
    {
        var article = Clean(belowBody: below);

        Day(article).ShouldBe(published);
        Day(article.ModifiedAt).ShouldBe(modified);
    }

    [Fact]
    public void The_day_beside_the_byline_counts_not_that_of_another_story_above_the_headline() => Day(Pages.Clean(Pages.Page(
        "<main><div class=popup><div><a href=/other>Ferries are full</a></div><div class=views-field-date>12/16/2025</div></div>"
        + $"<h1>{Pages.Headline}</h1><div><time datetime=2017-03-01T12:00:00Z>03/01/2017</time> by Ada Lind</div>{Pages.Body()}</main>")))
        .ShouldBe("2017-03-01");

    [Theory]
    [InlineData("/knowledge/2026/march/12/bridge", "2026-03-12")]
    [InlineData("/knowledge/2026/mar/12/bridge", "2026-03-12")]
    [InlineData("/knowledge/2026/march/bridge", null)]
    [InlineData("/knowledge/2026/quay/12/bridge", null)]
    public void The_address_tells_the_day_in_words_too(string path, string? day) =>
        Day(Clean(head: $"<link rel=canonical href=https://quaymark.test{path}>")).ShouldBe(day);

    [Fact]
    public void The_earliest_of_several_declared_publications_counts() => Day(Clean(head:
        "<meta name=published-time content=2026-03-09T08:45:32Z><meta name=published-date content=2021-02-16>")).ShouldBe("2021-02-16");

    [Fact]
    public void A_day_that_a_sentence_mentions_is_not_that_of_the_publication() => Clean(
        "<p>Read what the members of the association of bridge builders wrote about it in their forum on 2026-03-12:</p>")
        .PublishedAt.ShouldBeNull();

    [Fact]
    public void The_only_time_element_is_not_that_of_the_publication_when_it_is_that_of_the_change() => Clean(
        "<time datetime=2026-03-12T09:58:04+02:00></time>", "<meta property=article:modified_time content=2026-03-12T07:58:04Z>")
        .PublishedAt.ShouldBeNull();

    [Theory]
    [InlineData("<div>Updated <time datetime=2026-03-12T09:00:00Z>March 12, 2026</time></div>")]
    [InlineData("<div class=published-date><time class=published-date datetime=2026-03-12T09:00>Updated March 12, 2026</time></div>")]
    [InlineData("<div class=field--type-changed><b><time datetime=2026-03-12T09:00:00Z></time></b></div>")]
    public void A_time_that_is_shown_or_named_as_that_of_a_change_is_not_that_of_the_publication(string above) =>
        Clean(above).PublishedAt.ShouldBeNull();

    /// <summary>Scripts write the day as readers know it; the page has it for machines.</summary>
    [Theory]
    [InlineData("<div><time datetime=2026-03-12T09:00:00Z>10/12/2026 9:00:00 PM</time> | 3 minute read</div>", "2026-03-12", null)]
    [InlineData("<div>Published <time datetime=2026-03-12T09:00:00Z>3 days ago</time> by Ada Lind</div>", "2026-03-12", null)]
    [InlineData("<div>Last updated <time datetime=2026-03-12T09:00:00Z>3 days ago</time></div>", null, "2026-03-12")]
    [InlineData("<div><time datetime=2026-03-12>3 days</time> to <time datetime=2026-03-14>5 days</time></div>", null, null)]
    public void The_element_tells_the_day_that_its_text_does_not(string above, string? published, string? modified)
    {
        var article = Clean(above, belowBody: "<div class=related><time datetime=2026-01-01>Older</time></div>");

        Day(article).ShouldBe(published);
        Day(article.ModifiedAt).ShouldBe(modified);
    }

    [Theory]
    [InlineData("PORT ELLERY, March 12, 2026 (Reuters) - ", "2026-03-12")]
    [InlineData("PORT ELLERY, March 12 (Reuters) - ", null)]
    [InlineData("The bridge of March 12, 2026 ", null)]
    public void An_agencys_dateline_tells_the_day(string dateline, string? day) =>
        Day(Pages.Clean(Pages.Page(Pages.Body().Replace("<p>The harbour", $"<p>{dateline}The harbour", StringComparison.Ordinal))))
            .ShouldBe(day);

    /// <summary>A system that fills both with the last change, and a page that shows readers the first day.</summary>
    [Theory]
    [InlineData("2026-03-12T07:58:04Z", "<div>June 5, 2024</div>", "2024-06-05")]
    [InlineData("2026-03-12T07:58:04Z", "<div>March 11, 2026</div>", "2026-03-12")]
    [InlineData("2026-03-14T07:58:04Z", "<div>June 5, 2024</div>", "2026-03-12")]
    [InlineData("2026-03-14T07:58:04Z", "<div>Published June 5, 2024</div>", "2024-06-05")]
    public void The_day_that_readers_see_counts_where_publication_and_change_are_declared_to_be_the_same(
        string modified, string above, string day) =>
        Day(Clean(above, Json($"\"datePublished\":\"2026-03-12T07:58:04Z\",\"dateModified\":\"{modified}\""))).ShouldBe(day);

    [Fact]
    public void A_day_below_the_body_that_is_said_to_be_that_of_the_publication_counts_too() => Day(Clean(
        head: Json("\"datePublished\":\"2026-03-12T07:58:04Z\",\"dateModified\":\"2026-03-12T07:58:04Z\""),
        belowBody: "<div>Published <time pubdate datetime=2024-06-05>June 5, 2024</time></div>")).ShouldBe("2024-06-05");

    private static string? Day(ExtractedArticle article) => Day(article.PublishedAt);

    private static string? Day(DateTimeOffset? time) =>
        time?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("<aside><h3>Related</h3><a href=/x>The old bridge of oak</a> <time datetime=2020-01-02>2 January</time></aside>")]
    [InlineData("<section class=comments><p>Cy Moe <time datetime=2020-01-02>2 January</time></p><p>I liked the old one.</p></section>")]
    public void The_only_time_of_a_page_is_not_the_articles_where_it_stands_at_another_story_or_a_comment(string below) =>
        Clean(belowBody: below).PublishedAt.ShouldBeNull();

    [Fact]
    public void The_only_time_in_a_column_beside_the_article_is_its_own() =>
        Clean("<aside><time datetime=2026-03-12>today</time></aside>").PublishedAt
            .ShouldBe(new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("<title>The quay is closed for repairs - News - Port Gazette</title>", "", "The quay is closed for repairs")]
    [InlineData("<title>The quay is closed for repairs _ Port Gazette</title>", "", "The quay is closed for repairs")]
    [InlineData(
        "<title>The quay is closed for repairs | Port Gazette</title>",
        "<h1><span>Harbour</span><span>The quay is closed for repairs</span></h1>", "The quay is closed for repairs")]
    [InlineData(
        "<title>The Harbour Paper | The quay is closed for repairs</title>",
        "<h1>The Harbour Paper</h1><h2>The quay is closed for repairs</h2>", "The quay is closed for repairs")]
    public void The_section_and_the_sites_name_are_no_part_of_the_title(string title, string heading, string expected) =>
        Pages.Clean(
            $"<!doctype html><html lang=en><head><meta property=og:site_name content='Port Gazette'>{title}</head><body><article>{heading}"
            + $"{Pages.Body()}</article></body></html>").Title.ShouldBe(expected);

    [Theory]
    [InlineData("ko", "입력 2024.03.12. 오전 8:15 수정 2024.03.13. 오후 9:00")]
    [InlineData("tr", "Giriş Tarihi: 12.03.2024 08:15 Son Güncelleme: 13.03.2024 09:00")]
    [InlineData("en-GB", "Published: 12/03/2024 21:15, updated 13/03/2024 09:00")]
    public void A_line_of_both_dates_is_read_and_is_no_paragraph(string language, string line)
    {
        var article = Pages.Clean(
            Pages.Page($"<article><h1>{Pages.Headline}</h1><p>{line}</p>{Pages.Body()}</article>")
                .Replace("lang=\"en\"", $"lang=\"{language}\"", StringComparison.Ordinal));

        article.PublishedAt?.UtcDateTime.ShouldBe(new DateTime(2024, 3, 12, 0, 0, 0, DateTimeKind.Utc));
        article.ModifiedAt?.UtcDateTime.ShouldBe(new DateTime(2024, 3, 13, 0, 0, 0, DateTimeKind.Utc));
        article.Text.ShouldBe(Pages.BodyText());
    }

    [Theory]
    [InlineData("<h1>HEADLINE<small>Boats have to leave</small></h1>")]
    public void A_smaller_line_in_the_heading_is_not_the_title(string heading) =>
        Pages.Clean(Pages.Page($"<article>{heading.Replace("HEADLINE", Pages.Headline, StringComparison.Ordinal)}{Pages.Body()}</article>"))
            .Title.ShouldBe(Pages.Headline);

    [Theory]
    [InlineData("Document1")]
    [InlineData("Untitled document")]
    public void What_programs_call_a_page_that_nobody_named_is_no_title(string title) =>
        Pages.Clean(Pages.Page($"<h1>Boats have to leave</h1>{Pages.Body()}").Replace(
            $"<title>{Pages.Headline}</title>", $"<title>{title}</title>", StringComparison.Ordinal)).Title.ShouldBe("Boats have to leave");
}
