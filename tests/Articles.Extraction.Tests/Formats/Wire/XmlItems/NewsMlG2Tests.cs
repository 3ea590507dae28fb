namespace Articles.Extraction.Tests.Formats.Wire.XmlItems;

public sealed class NewsMlG2Tests
{
    [Fact]
    public void An_item_gives_headline_text_time_and_language()
    {
        var article = Wires.Article("a.xml", Wires.G2(contentMeta: "<by>By Ada Lunde</by>"));

        article.Part.ShouldBe("urn:newsml:ostermark.test:1");
        article.Title.ShouldBe("Ostermark buys forty trams");
        article.Text.ShouldBe(Wires.Body);
        article.Byline.ShouldBe("Ada Lunde");
        article.PublishedAt.ShouldBe(new DateTimeOffset(2026, 11, 30, 9, 15, 0, TimeSpan.Zero));
        article.Language.ShouldBe("en");
        article.Format.ShouldBe(SourceFormat.Xml);
    }

    [Fact]
    public void An_item_says_what_an_editor_filters_by()
    {
        var wire = Wires.Article("a.xml", Wires.G2(
            version: 3,
            itemMeta: """<pubStatus qcode="stat:usable"/><signal qcode="sig:update"/><edNote>Adds a quote.</edNote>""",
            contentMeta: """
                <urgency>4</urgency><slugline separator="-">TRAMS-OSTERMARK</slugline><dateline>OSTERMARK</dateline>
                <creditline>Ostermark Wire</creditline>
                <located type="cptype:city"><name>Ostermark</name></located><keyword>trams</keyword><genre qcode="genre:Current">
                <name>Current</name></genre>
                <subject qcode="medtop:20001303"><name xml:lang="de">Nahverkehr</name><name xml:lang="en-GB">public transport</name>
                </subject>
                """)).Wire!;

        wire.Flavour.ShouldBe("NewsML-G2");
        wire.Id.ShouldBe("urn:newsml:ostermark.test:1");
        wire.Version.ShouldBe("3");
        wire.Status.ShouldBe("usable");
        wire.Provider.ShouldBe("ostermark.test");
        wire.Credit.ShouldBe("Ostermark Wire");
        wire.FirstCreatedAt.ShouldBe(new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero));
        wire.Urgency.ShouldBe(4);
        wire.Slugline.ShouldBe("TRAMS-OSTERMARK");
        wire.Dateline.ShouldBe("OSTERMARK");
        wire.Places.ShouldBe(["Ostermark"]);
        wire.Keywords.ShouldBe(["trams"]);
        wire.Genres.ShouldBe([new WireSubject("genre", "Current", "Current")]);
        wire.Subjects.ShouldBe([new WireSubject("medtop", "20001303", "public transport")]);
        wire.EditorsNote.ShouldBe("Adds a quote.");
        wire.Signals.ShouldBe(["sig:update"]);
        wire.UsageTerms.ShouldBe("No archives");
        wire.Copyright.ShouldBe("(c) 2026 Ostermark Wire");
        wire.Killed.ShouldBeNull();
        wire.Embargo.ShouldBeNull();
    }

    [Theory]
    [InlineData("a.newsml")]
    [InlineData("a.txt")]
    [InlineData("tag_ostermark.test_2026_newsml_77")]
    public void The_root_element_tells_the_format_without_declaration_and_whatever_the_name(string name) =>
        Wires.Article(name, Wires.G2()).Wire!.Flavour.ShouldBe("NewsML-G2");

    [Fact]
    public void A_text_in_nitf_is_read_as_nitf()
    {
        var nitf = $"""
            <inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline>
            <hl1>x</hl1></hedline>
            <byline>By Ada Lunde</byline></body.head><body.content><block>{Wires.Markup}</block></body.content></body></nitf></inlineXML>
            """;
        var article = Wires.Article("a.xml", Wires.G2(nitf));

        article.Title.ShouldBe("Ostermark buys forty trams");
        article.Byline.ShouldBe("Ada Lunde");
        article.Text.ShouldBe(Wires.Body);
    }

    [Fact]
    public void A_text_in_inline_data_is_read()
    {
        var article =
            Wires.Article("a.xml", Wires.G2($"<inlineData contenttype=\"text/plain\">{Wires.Lead}\n\n{Wires.Quote}</inlineData>"));

        article.Text.ShouldBe(Wires.Body);
    }

    [Fact]
    public void Each_text_of_a_message_is_a_part_by_its_guid_and_packages_and_pictures_give_none()
    {
        var articles = Wires.All("a.xml", $"""
            <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>
            <packageItem guid="p"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta><groupSet/></packageItem>
            {Wires.G2(guid: "one")}
            {Wires.G2(guid: "two", headline: "<headline>Another</headline>", content: Wires.Inline(
                "<p>The harbour of Skagen was closed to ships on Tuesday after a crane had fallen into the basin, "
                + "the harbour master said.</p>"))}
            {Wires.G2(guid: "three", itemClass: "ninat:picture", content: "<remoteContent href=\"https://pictures.test/1.jpg\"/>")}
            </itemSet></newsMessage>
            """);

        articles.Select(article => article.Part).ShouldBe(["one", "two"]);
        articles.ShouldAllBe(article => !article.IsRejected && article.Captions.Count == 0);
    }

    [Fact]
    public void The_pictures_of_a_message_with_one_text_are_its_pictures()
    {
        var article = Wires.Article("a.xml", $"""
            <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
            {Wires.G2(guid: "pic", itemClass: "icls:picture",
            contentMeta: "<description role=\"drol:caption\">A tram.</description><by>Bo Lind</by>",
            content: "<remoteContent href=\"https://pictures.test/1.jpg\"/>")}
            {Wires.G2(guid: "text")}
            </itemSet></newsMessage>
            """);

        article.Captions.ShouldBe(["A tram."]);
        article.Wire!.Pictures.ShouldBe([new WirePicture("pic", "A tram.", "Bo Lind", "https://pictures.test/1.jpg")]);
    }

    [Theory]
    [InlineData("conceptItem", "concept")]
    [InlineData("knowledgeItem", "knowledge item")]
    [InlineData("planningItem", "planning item")]
    [InlineData("catalogItem", "catalogue")]
    [InlineData("packageItem", "package")]
    public void What_is_no_news_is_rejected_by_its_name(string element, string name)
    {
        var rejection =
            Wires.Rejection("a.xml", $"<{element} xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"x\"><itemMeta/></{element}>");

        rejection.Code.ShouldBe("not-an-article");
        rejection.Message.ShouldContain(name);
    }

    [Fact]
    public void A_plan_among_the_texts_of_a_message_is_rejected_by_itself()
    {
        var articles = Wires.All(
            "a.xml",
            $"<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet><planningItem "
            + $"guid=\"plan\"/>{Wires.G2()}</itemSet></newsMessage>");

        articles.Select(article => article.Rejection?.Code).ShouldBe(["not-an-article", null]);
        articles[0].Part.ShouldBe("plan");
    }

    [Fact]
    public void A_picture_alone_is_rejected_by_its_class() =>
        Wires.Rejection("a.xml", Wires.G2(itemClass: "ninat:picture", content: "<remoteContent/>")).Message.ShouldContain("picture");

    [Fact]
    public void An_item_without_text_is_rejected() => Wires.Rejection("a.xml", Wires.G2(Wires.Inline("<p> </p>"))).Code.ShouldBe("no-text");

    [Fact]
    public void A_creator_is_no_author_unless_it_is_said()
    {
        Wires.Article(
            "a.xml",
            Wires.G2(contentMeta: "<creator literal=\"Ostermark Wire\"/><creator qcode=\"staff:h\"><name>holm.ines</name></creator>"))
            .Byline.ShouldBeNull();
        Wires.Article("a.xml", Wires.G2(contentMeta: "<creator role=\"crol:author\"><name>Ada Lunde</name></creator>"))
            .Byline.ShouldBe("Ada Lunde");
    }

    [Fact]
    public void A_byline_above_the_text_is_the_author_and_no_text()
    {
        var article = Wires.Article("a.xml", Wires.G2(Wires.Inline($"<p>By Ada Lunde</p>{Wires.Markup}")));

        article.Byline.ShouldBe("Ada Lunde");
        article.Text.ShouldBe(Wires.Body);
    }

    [Fact]
    public void The_head_that_some_repeat_in_the_text_is_no_text()
    {
        var article = Wires.Article("a.xml", Wires.G2(Wires.Inline(
            $"<header><ul><li>Transport</li></ul><time>30.11.2026</time><h1>Ostermark buys forty "
                + $"trams</h1></header><section>{Wires.Markup}</section>")));

        article.Text.ShouldBe(Wires.Body);
    }

    [Fact]
    public void A_headline_without_a_role_goes_before_a_sub_headline() =>
        Wires.Article(
            "a.xml",
            Wires.G2(
            headline: "<headline role=\"hld:subHeadline\">They have low floors</headline><headline>Ostermark buys forty trams</headline>"))
            .Title
            .ShouldBe("Ostermark buys forty trams");

    [Fact]
    public void A_time_without_an_offset_gives_the_day_alone()
    {
        var article =
            Wires.Article("a.xml", Wires.G2().Replace("2026-11-30T10:15:00+01:00", "2026-11-30T23:15:00", StringComparison.Ordinal));

        article.PublishedAt.ShouldBe(new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Lines_and_tables_that_were_typed_stay_lines()
    {
        var article = Wires.Article("a.xml", Wires.G2(Wires.Inline("""
            <p>(Adds table)
                By Ada Lunde
                OSTERMARK, Nov 30 (OW) - The tram company said on Monday that it
            will buy forty trams with low floors, and pay for them over twelve
            years.
                Fares will stay as they are.
            Line    Trams
            1          12
            2          28
            </p>
            """)));

        article.Byline.ShouldBe("Ada Lunde");
        article.Text.ShouldBe(
            "(Adds table)\n\nOSTERMARK, Nov 30 (OW) - The tram company said on Monday that it will buy forty trams with low floors, and pay for "
                + "them over twelve years.\n\n"
            + "Fares will stay as they are.\nLine Trams\n1 12\n2 28");
    }

    [Fact]
    public void A_footnote_does_not_become_a_digit_of_the_number_before_it() =>
        Wires.Article("a.xml", Wires.G2(Wires.Inline($"<p>It had 1,200<sup>1</sup> trams in 2020<sup>2</sup>.</p>{Wires.Markup}")))
            .Text.ShouldStartWith("It had 1,200¹ trams in 2020².");

    [Fact]
    public void Lists_and_tables_have_a_line_each() =>
        Wires.Article("a.xml", Wires.G2(Wires.Inline(
            $"{Wires.Markup}<ul><li>Line 1</li><li>Line "
                + "2</li></ul><table><tr><th>Line</th><th>Trams</th></tr><tr><td>1</td><td>12</td></tr></table>"))).Text
            .ShouldBe(Wires.Body + "\n\n- Line 1\n- Line 2\n\nLine | Trams\n1 | 12");

    [Fact]
    public void A_dtd_with_entities_is_not_expanded()
    {
        var bomb = "<!DOCTYPE newsItem [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
            + Wires.G2(Wires.Inline($"{Wires.Markup}<p>&a;&b;</p>"));

        Wires.One("a.xml", bomb).Text.ShouldNotContain("root:");
        Wires.One("a.xml", bomb).Text.ShouldNotContain("aaaaaaaaaa");
    }
}
