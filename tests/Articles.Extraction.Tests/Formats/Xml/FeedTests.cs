using Articles.Extraction.Formats;

namespace Articles.Extraction.Tests.Formats.Xml;

public sealed class FeedTests
{
    private static string Rss(string items, string channel = "") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
          <channel><title>Ellery Post</title><link>https://news.test/</link><atom:link href="https://news.test/rss" rel="self"/>
          <language>en-gb</language>{channel}
          {items}
          </channel>
        </rss>
        """;

    [Fact]
    public void An_rss_item_is_an_article_with_its_guid_for_a_part()
    {
        var document = Reader.One("feed", Rss("""
            <item>
              <title>Bridge &amp;amp; road reopen</title><link>https://news.test/bridge</link><guid isPermaLink="false">news-7</guid>
              <pubDate>Mon, 02 Nov 2026 08:00:00 +0100</pubDate><dc:creator><![CDATA[Clara Whitfield]]></dc:creator>
              <description>Short.</description>
              <content:encoded><![CDATA[<p>The bridge reopened.</p>]]></content:encoded>
              <media:content url="https://news.test/bridge.jpg" medium="image"><media:title>A bridge</media:title></media:content>
            </item>
            """));

        document.Part.ShouldBe("news-7");
        document.Format.ShouldBe(SourceFormat.Xml);
        document.Kind.ShouldBe(ContentKind.Html);
        document.Content.ShouldBe("<p>The bridge reopened.</p>");
        document.Declared.ShouldBe(new DeclaredMetadata
        {
            Title = "Bridge & road reopen",
            Byline = "Clara Whitfield",
            PublishedAt = new DateTimeOffset(2026, 11, 2, 7, 0, 0, TimeSpan.Zero),
            SiteName = "Ellery Post",
            CanonicalUrl = "https://news.test/bridge",
            Language = "en-gb",
            LeadImage = "https://news.test/bridge.jpg",
        });
    }

    [Theory]
    [InlineData("<description>The bridge reopened.</description>", nameof(ContentKind.Text), "The bridge reopened.")]
    [InlineData(
        "<description>&lt;p&gt;The bridge reopened.&lt;/p&gt;</description>", nameof(ContentKind.Html), "<p>The bridge reopened.</p>")]
    [InlineData("<description>AT&amp;amp;T&#8217;s bridge</description>", nameof(ContentKind.Text), "AT&T’s bridge")]
    [InlineData("<description></description><content:encoded>One.</content:encoded>", nameof(ContentKind.Text), "One.")]
    public void A_description_is_text_or_html_by_what_is_in_it(string element, string kind, string content)
    {
        var document = Reader.One("feed.xml", Rss($"<item><guid>g</guid>{element}</item>"));

        document.Kind.ToString().ShouldBe(kind);
        document.Content.ShouldBe(content);
    }

    [Theory]
    [InlineData("<guid>https://news.test/7</guid>", "https://news.test/7", "https://news.test/7")]
    [InlineData("<guid isPermaLink=\"false\">https://news.test/7</guid>", "https://news.test/7", null)]
    [InlineData("<link>https://news.test/8</link>", "https://news.test/8", "https://news.test/8")]
    public void The_address_is_the_link_or_a_guid_that_is_one(string element, string part, string? url)
    {
        var document = Reader.One("feed.xml", Rss($"<item>{element}<description>One.</description></item>"));

        document.Part.ShouldBe(part);
        document.Declared.CanonicalUrl.ShouldBe(url);
    }

    [Fact]
    public void An_item_without_text_is_on_record()
    {
        var documents = Reader.All(
            "feed.xml", Rss("<item><guid>a</guid><title>Video</title></item><item><guid>b</guid><description>One.</description></item>"));

        documents[0].Rejection!.Code.ShouldBe("no-text");
        documents[1].Content.ShouldBe("One.");
    }

    [Fact]
    public void What_the_wild_gets_wrong_is_repaired() =>
        Reader.One(
            "feed.xml",
            Rss("<item><guid>a</guid><title>Q&A</title><description>One&nbsp;&copy; two &unknown; <![CDATA[ & "
            + "three&nbsp;]]></description></item>"))
            .Content.ShouldBe("One\u00A0© two &unknown;  & three\u00A0");

    [Fact]
    public void Rss_1_has_its_items_beside_the_channel()
    {
        var document = Reader.One("feed.rdf", """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
            xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel rdf:about="https://news.test/"><title>Ellery Post</title></channel>
              <item rdf:about="https://news.test/bridge"><title>Bridge reopens</title><link>https://news.test/bridge</link>
              <description>One.</description><dc:date>2026-11-02T08:00:00Z</dc:date></item>
            </rdf:RDF>
            """);

        document.Part.ShouldBe("https://news.test/bridge");
        document.Declared.SiteName.ShouldBe("Ellery Post");
        document.Declared.PublishedAt!.Value.Hour.ShouldBe(8);
    }

    [Fact]
    public void An_atom_feed_gives_its_entries()
    {
        var documents = Reader.All("feed.bin", """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
              <title>Ellery Post</title><author><name>The desk</name></author>
              <entry>
                <id>urn:uuid:1</id><title type="html">Bridge &amp;lt;em&gt;reopens</title><link href="https://news.test/1"/>
                <link rel="edit" href="https://news.test/edit"/>
                <published>2026-11-02T08:00:00Z</published><updated>2026-11-02T09:00:00Z</updated><author><name>Clara Whitfield</name>
                </author>
                <summary>Short.</summary>
                <content
                    type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p class="lede">The bridge &amp; road.<br/></p></div></content>
              </entry>
              <entry><id>urn:uuid:2</id><title>Two</title><content type="html">&lt;p&gt;Second.&lt;/p&gt;</content></entry>
              <entry><id>urn:uuid:3</id><title>Three</title><content type="text">a &lt;p&gt; b</content></entry>
              <entry><id>urn:uuid:4</id><title>Four</title><content type="image/png">iVBORw0KGgo=</content></entry>
            </feed>
            """);

        documents.Select(document => document.Part).ShouldBe(["urn:uuid:1", "urn:uuid:2", "urn:uuid:3", "urn:uuid:4"]);
        documents[0].Content.ShouldBe("<div><p class=\"lede\">The bridge &amp; road.<br></p></div>");
        documents[0].Declared.ShouldBe(new DeclaredMetadata
        {
            Title = "Bridge <em>reopens".Replace("<em>", "", StringComparison.Ordinal),
            Byline = "Clara Whitfield",
            PublishedAt = new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero),
            ModifiedAt = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero),
            SiteName = "Ellery Post",
            CanonicalUrl = "https://news.test/1",
            Language = "en",
        });
        documents[1].Declared.Byline.ShouldBe("The desk");
        documents[2].Kind.ShouldBe(ContentKind.Text);
        documents[2].Content.ShouldBe("a <p> b");
        documents[3].Rejection!.Code.ShouldBe("no-text");
    }

    [Fact]
    public void An_atom_entry_alone_is_the_file_itself() =>
        Reader.One(
            "a.xml", """<entry xmlns="http://www.w3.org/2005/Atom"><id>urn:1</id><title>One</title><content>First.</content></entry>""")
            .Part.ShouldBeNull();

    [Fact]
    public void A_nitf_document_is_one_article()
    {
        var document = Reader.One("a.xml", """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">
            <nitf>
              <head><title>slug</title><docdata><date.issue norm="20261102T080000-0500"/></docdata><pubdata name="Ellery Post"/></head>
              <body>
                <body.head><hedline><hl1>Bridge reopens</hl1><hl2>After two years</hl2></hedline><byline>By <person>Clara Whitfield</person>
                <byttl>Staff</byttl></byline></body.head>
                <body.content>
                  <p>The <org>city</org> opened the bridge.</p><hl2>Traffic</hl2>
                  <media media-type="image"><media-reference source="a.jpg"/><media-caption>The bridge.</media-caption></media>
                  <p>It flows.</p>
                </body.content>
              </body>
            </nitf>
            """);

        document.Part.ShouldBeNull();
        document.Kind.ShouldBe(ContentKind.Html);
        document.Content.ShouldContain("<p>The city opened the bridge.</p><h2>Traffic</h2>");
        document.Content.ShouldNotContain("figcaption");
        document.Wire!.Pictures.ShouldBe([new WirePicture("a.jpg", "The bridge.", null, null)]);
        document.Declared.Title.ShouldBe("Bridge reopens");
        document.Declared.Byline.ShouldBe("Clara Whitfield");
        document.Declared.PublishedAt.ShouldBe(new DateTimeOffset(2026, 11, 2, 13, 0, 0, TimeSpan.Zero));
        document.Declared.SiteName.ShouldBe("Ellery Post");
    }

    [Fact]
    public void A_modules_title_and_description_are_not_the_items()
    {
        var document = Reader.One("a.xml", """
            <rss version="2.0" xmlns:s="http://modules.test/shop" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item>
            <s:title>Offer</s:title><s:description>Buy it.</s:description><s:link>https://shop.test</s:link><title>One</title>
            <dc:creator>A. Author</dc:creator>
            <link>https://news.test/1</link><description>The bridge is open.</description></item></channel></rss>
            """);

        document.Declared.Title.ShouldBe("One");
        document.Declared.Byline.ShouldBe("A. Author");
        document.Declared.CanonicalUrl.ShouldBe("https://news.test/1");
        document.Content.ShouldBe("The bridge is open.");
    }

    [Fact]
    public void An_item_whose_only_description_is_a_modules_has_no_text() =>
        Reader.One(
            "a.xml",
            "<rss xmlns:s=\"http://modules.test/shop\"><channel><item><title>One</title><s:description>Buy "
            + "it.</s:description></item></channel></rss>")
            .Rejection!.Code.ShouldBe("no-text");

    [Fact]
    public void References_to_windows_1252_are_the_signs_that_were_meant()
    {
        var document = Reader.One(
            "a.xml",
            "<rss><channel><item><title>Holm&#146;s bridge &#x96; open</title><description>The board&#146;s vote "
            + "&#133;</description></item></channel></rss>");

        document.Declared.Title.ShouldBe("Holm’s bridge – open");
        document.Content.ShouldBe("The board’s vote …");
    }
}
