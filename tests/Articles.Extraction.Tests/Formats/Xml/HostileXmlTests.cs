namespace Articles.Extraction.Tests.Formats.Xml;

public sealed class HostileXmlTests
{
    [Theory]
    [InlineData(
        "<?xml version=\"1.0\"?><urlset "
        + "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>https://news.test/1</loc></url></urlset>", "sitemap")]
    [InlineData("<sitemapindex><sitemap><loc>https://news.test/s.xml</loc></sitemap></sitemapindex>", "sitemap")]
    [InlineData("<opml version=\"2.0\"><body><outline xmlUrl=\"https://news.test/rss\"/></body></opml>", "OPML")]
    [InlineData("<rss><channel><title>Ellery Post</title></channel></rss>", "no items")]
    [InlineData("User-agent: *\nDisallow: /search\n", "robots.txt")]
    [InlineData("https://news.test/1\nhttps://news.test/2\n", "list of addresses")]
    public void What_lists_articles_but_holds_none_is_rejected_by_name(string content, string name)
    {
        var reason = Reader.Rejection("a.xml", content);

        reason.Code.ShouldBe("not-an-article");
        reason.Message.ShouldContain(name);
    }

    [Fact]
    public void Xml_of_another_vocabulary_is_rejected_with_its_root()
    {
        var reason = Reader.Rejection("a.xml", "<?xml version=\"1.0\"?><invoice><total>7</total></invoice>");

        reason.Code.ShouldBe("unsupported-format");
        reason.Message.ShouldContain("<invoice>");
    }

    [Fact]
    public void Malformed_xml_is_rejected_with_its_place()
    {
        var reason = Reader.Rejection("a.xml", "<rss><channel>\n<item><title>x</item></channel></rss>");

        reason.Code.ShouldBe("malformed-xml");
        reason.Message.ShouldContain("line 2");
    }

    [Fact]
    public void An_entity_bomb_does_not_go_off()
    {
        var entities = string.Concat(
            Enumerable.Range(1, 9)
            .Select(level => $"<!ENTITY lol{level} \"{string.Concat(Enumerable.Repeat($"&lol{level - 1};", 10))}\">"));
        var bomb =
            $"<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY lol0 "
            + $"\"lol\">{entities}]><rss><channel><item><guid>g</guid><description>&lol9;</description></item></channel></rss>";

        Reader.One("a.xml", bomb).Content.ShouldBe("&lol9;");
    }

    [Fact]
    public void An_external_entity_is_not_fetched() =>
        Reader.One(
            "a.xml",
            "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM "
            + "\"file:///etc/passwd\">]><rss><channel><item><guid>g</guid><description>&x;</description></item></channel></rss>")
            .Content.ShouldBe("&x;");

    [Fact]
    public void Deep_nesting_is_rejected() => Reader.Rejection(
        "a.xml",
        "<rss><channel><item><description>" + string.Concat(Enumerable.Repeat("<b>", 100_000))
            + string.Concat(Enumerable.Repeat("</b>", 100_000)) + "</description></item></channel></rss>")
        .Code.ShouldBe("too-deep");

    [Fact]
    public void Attributes_by_the_million_are_rejected() => Reader.Rejection(
        "a.xml", "<rss>" + string.Concat(Enumerable.Repeat("<a b=\"\" c=\"\" d=\"\"/>", 300_000)) + "</rss>").Code.ShouldBe("too-large");

    [Theory]
    [InlineData("=\"\" ")]
    [InlineData("='>' ")]
    public void An_element_with_attributes_by_the_thousand_is_rejected_before_it_is_parsed(string value) =>
        Reader.Rejection("a.xml", "<rss " + string.Concat(Enumerable.Range(0, 20_000).Select(number => $"a{number}{value}")) + "/>")
            .Code.ShouldBe("too-large");

    [Fact]
    public void Characters_that_xml_forbids_do_no_harm() =>
        Reader.One(
            "a.xml",
            "<rss><channel><item><guid>a&#xD800;b&#0;</guid><title>T&#x1;</title><description>One\u0001 "
            + "&#xDFFF;two</description></item></channel></rss>")
            .ShouldSatisfyAllConditions(
                document => document.Part.ShouldBe("a\uFFFDb"),
                document => document.Declared.Title.ShouldBe("T"),
                document => document.Content.ShouldBe("One \uFFFDtwo"));
}
