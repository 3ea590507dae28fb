namespace Articles.Extraction.Tests.Html;

/// <summary>What a page says about its article.</summary>
public sealed class MetadataTests
{
    [Theory]
    [InlineData("Bridge reopens after two years | Ellery Times", null, null, "Bridge reopens after two years")]
    [InlineData("Bridge reopens after two years - Ellery Times", "Ellery Times", null, "Bridge reopens after two years")]
    [InlineData("Ellery Times: Bridge reopens after two years", "Ellery Times", null, "Bridge reopens after two years")]
    [InlineData("Bridge reopens after two years | News | Ellery Times", "Ellery Times", null, "Bridge reopens after two years")]
    [InlineData("Ellery - the bridge - reopens", null, null, "Ellery - the bridge - reopens")]
    [InlineData("Bridge reopens | Ellery Times", "Ellery Times", "Bridge reopens to traffic at last", "Bridge reopens to traffic at last")]
    [InlineData("Ellery Times", "Ellery Times", "Bridge reopens to traffic at last", "Bridge reopens to traffic at last")]
    public void The_title_is_the_headline_without_the_site(string title, string? site, string? heading, string expected)
    {
        var head = $"<title>{title}</title>{(site is null ? string.Empty : $"<meta property=og:site_name content=\"{site}\">")}";

        Pages.Clean(
            $"<html><head>{head}</head><body>{(heading is null ? string.Empty : $"<h1>{heading}</h1>")}{Pages.Body()}</body></html>")
            .Title.ShouldBe(expected);
    }

    /// <summary>The first heading is the page's headline wherever the design has put it, if the page declares one like it.</summary>
    [Theory]
    [InlineData(
        "<div class=post-meta><h1>{0}</h1></div><article>{1}<h2>Harbour bridge, a chronicle</h2></article>",
        "The harbour bridge reopens after repairs")]
    [InlineData(
        "<header class=site-header><h1>{0}</h1></header><article>{1}<h2>Harbour bridge, a chronicle</h2></article>",
        "The harbour bridge reopens after repairs")]
    [InlineData(
        "<div class=promo-hero><h1>{0}</h1></div><article>{1}<h2>Harbour bridge reopens</h2></article>",
        "The harbour bridge reopens after repairs")]
    [InlineData(
        "<header class=site-header><h1>Ellery Times</h1></header><article><h2>{0}</h2>{1}</article>",
        "The harbour bridge reopens after repairs")]
    [InlineData(
        "<article><h2>Harbour bridge reopens after repairs</h2>{1}<h1>Why the bridge had so many repairs</h1></article>",
        "Harbour bridge reopens after repairs")]
    [InlineData(
        "<article><h1>Harbour bridge reopens after repairs: tips &amp;#x26; detours</h1>{1}</article>",
        "Harbour bridge reopens after repairs: tips & detours")]
    public void The_headline_is_read_off_the_page(string body, string title)
    {
        const string Head =
            "<title>Harbour bridge reopens after repairs | Ellery Times</title><meta property=og:site_name content='Ellery Times'>";
        var page = body.Replace("{0}", "The harbour bridge reopens after repairs", StringComparison.Ordinal)
            .Replace("{1}", Pages.Body(), StringComparison.Ordinal);

        Pages.Clean($"<html><head>{Head}</head><body>{page}</body></html>").Title.ShouldBe(title);
    }

    [Fact]
    public void A_dot_in_parentheses_does_not_end_a_title() => Pages.Clean(
        "<html><head><title>Cameras of the park (U.S. Park Office)</title></head><body><a href=/>Park Office</a>"
            + $"{Pages.Body()}</body></html>").Title.ShouldBe("Cameras of the park (U.S. Park Office)");

    [Fact]
    public void Json_ld_is_read_in_graphs_arrays_and_behind_comments()
    {
        const string Json =
            """
            <script type="application/ld+json"><!-- {"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Ellery Times"},
            {"@type":["NewsArticle"],"headline":"Harbour Bridge Reopens After Two Years of Repairs","author":[{"@type":"Person",
            "name":"Ann Loe"},{"name":"Bo Dahl"}],
            "datePublished":"2026-03-12T07:45:00+01:00","dateModified":"2026-03-12T09:00:00Z","publisher":{"name":"Ellery Times"},
            "mainEntityOfPage":{"@id":"https://ellery.test/bridge"},"image":{"url":"https://ellery.test/bridge.jpg"},"inLanguage":"en-GB",},
            ]} --></script>
            """;

        var article = Pages.Clean(Pages.Page(Pages.Body(), Json));

        article.Byline.ShouldBe("Ann Loe, Bo Dahl");
        article.PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 12, 6, 45, 0, TimeSpan.Zero));
        article.ModifiedAt.ShouldBe(new DateTimeOffset(2026, 3, 12, 9, 0, 0, TimeSpan.Zero));
        article.SiteName.ShouldBe("Ellery Times");
        article.CanonicalUrl.ShouldBe("https://ellery.test/bridge");
        article.LeadImage.ShouldBe("https://ellery.test/bridge.jpg");
        article.Language.ShouldBe("en");
    }

    [Fact]
    public void Broken_json_ld_costs_only_itself()
    {
        const string Head =
            "<script type=application/ld+json>{\"@type\":\"NewsArticle\", oops</script><meta property=article:published_time "
            + "content=2026-03-12T06:45:00Z>";

        Pages.Clean(Pages.Page(Pages.Body(), Head)).PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 12, 6, 45, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Open_graph_and_links_are_read()
    {
        const string Head =
            "<meta property=og:site_name content='Ellery Times | All the tides'><link rel=canonical href=https://ellery.test/bridge>" +
            "<meta property=og:image content=/bridge.jpg><meta name=author content='By Ann Loe'>";

        var article = Pages.Clean(Pages.Page(Pages.Body(), Head));

        article.SiteName.ShouldBe("Ellery Times");
        article.CanonicalUrl.ShouldBe("https://ellery.test/bridge");
        article.LeadImage.ShouldBe("https://ellery.test/bridge.jpg");
        article.Byline.ShouldBe("Ann Loe");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    [InlineData("http://")]
    public void An_address_that_is_no_absolute_web_address_is_unknown(string address) =>
        Pages.Clean(Pages.Page(Pages.Body(), $"<link rel=canonical href=\"{address}\">")).CanonicalUrl.ShouldBeNull();

    [Fact]
    public void Byline_and_date_are_read_off_the_page_when_nothing_declares_them()
    {
        var article = Pages.Clean(
            Pages.Page($"<h1>{Pages.Headline}</h1><p>By Ann Loe</p><p>Published March 12, 2026 at 6:45 am GMT</p>{Pages.Body()}"));

        article.Byline.ShouldBe("Ann Loe");
        article.PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 12, 6, 45, 0, TimeSpan.Zero));
        article.Text.ShouldBe(Pages.BodyText());
    }

    [Fact]
    public void A_date_in_the_text_or_in_the_mast_is_not_the_publication()
    {
        var article = Pages.Clean(
            Pages.Page(
            $"<div>Tuesday, November 24, "
            + $"2026</div><h1>{Pages.Headline}</h1>"
            + $"{Pages.Body("<p>It had been closed since March 12, 2024, and nobody was surprised.</p>")}"));

        article.PublishedAt.ShouldBeNull();
    }

    [Fact]
    public void The_agency_is_read_from_dateline_mark_or_author()
    {
        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1><p>PORT ELLERY (AP) — {Pages.First}</p>{Pages.Body()}")).Source.ShouldBe("AP");
        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1>{Pages.Body()}<p>(Reuters)</p>")).Source.ShouldBe("Reuters");
        Pages.Clean(Pages.Page(Pages.Body(), "<meta name=author content=AFP>")).Source.ShouldBe("AFP");
    }

    [Fact]
    public void The_language_is_the_texts_whatever_the_page_declares() =>
        Pages.Clean(Pages.Page(Pages.Body()).Replace("lang=\"en\"", "lang=\"de\"", StringComparison.Ordinal)).Language.ShouldBe("en");
}
