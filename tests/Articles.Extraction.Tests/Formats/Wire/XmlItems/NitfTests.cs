namespace Articles.Extraction.Tests.Formats.Wire.XmlItems;

public sealed class NitfTests
{
    [Fact]
    public void A_document_says_what_an_editor_filters_by()
    {
        var wire = Wires.Article("a.xml", Wires.Nitf(
            data: """
                <du-key key="ow-trams" version="2"/><urgency ed-urg="3"/><evloc city="Ostermark" iso-cc="NO"/>
                <ed-msg info="UPDATES with quote"/>
                <doc.copyright year="2026" holder="Ostermark Wire"/><key-list><keyword key="trams"/></key-list>
                """,
            head: "<distributor><org>Ostermark Wire</org></distributor><dateline><location>OSTERMARK</location></dateline>")
            .Replace(
                "<docdata",
                "<tobject><tobject.subject tobject.subject.refnum=\"04015000\" tobject.subject.type=\"Economy\" "
                + "tobject.subject.matter=\"Transport\"/></tobject><docdata", StringComparison.Ordinal)).Wire!;

        wire.Flavour.ShouldBe("NITF");
        wire.Id.ShouldBe("ow.77");
        wire.Version.ShouldBe("2");
        wire.Provider.ShouldBe("OW");
        wire.Credit.ShouldBe("Ostermark Wire");
        wire.Urgency.ShouldBe(3);
        wire.Places.ShouldBe(["Ostermark NO"]);
        wire.Signals.ShouldBe(["UPDATES with quote"]);
        wire.EditorsNote.ShouldBe("UPDATES with quote");
        wire.Copyright.ShouldBe("2026 Ostermark Wire");
        wire.Keywords.ShouldBe(["trams"]);
        wire.Dateline.ShouldBe("OSTERMARK");
        wire.Slugline.ShouldBe("trams");
        wire.Subjects.ShouldBe([new WireSubject("subj", "04015000", "Transport")]);
    }

    [Fact]
    public void The_key_that_stays_is_the_id_where_the_documents_own_carries_the_revision()
    {
        var wire = Wires.Article(
            "a.xml", Wires.Nitf(data: "<du-key key=\"trams-1\" version=\"48\"/>").Replace("ow.77", "trams-1_47", StringComparison.Ordinal))
            .Wire!;

        wire.Id.ShouldBe("trams-1");
        wire.Version.ShouldBe("48");
    }

    [Fact]
    public void The_base_language_is_the_language() =>
        Wires.Article("a.xml", Wires.Nitf(attributes: "baselang=\"nb-NO\"", content: "<p>1 2 3</p>")).Language.ShouldBe("nb");

    [Fact]
    public void An_embed_that_was_escaped_is_no_text() =>
        Wires.Article(
            "a.xml",
            Wires.Nitf(
            content: $"{Wires.Markup}<p>&lt;iframe src=\"https://x.test\"&gt;&lt;/iframe&gt;&lt;script async "
            + "src=\"https://x.test/e.js\"&gt;&lt;/script&gt;</p>")).Text
            .ShouldBe(Wires.Body);

    [Fact]
    public void Text_that_was_escaped_once_too_often_is_text() =>
        Wires.Article(
            "a.xml", Wires.Nitf(content: $"<p>&lt;p&gt;{Wires.Lead}&lt;/p&gt;</p><p>Trams &amp;amp; trains &lt;b&gt;alike&lt;/b&gt;.</p>"))
            .Text
            .ShouldBe(Wires.Lead + "\n\nTrams & trains alike.");

    [Fact]
    public void A_slug_line_is_not_said_again_above_the_text() =>
        Wires.Article("a.xml", Wires.Nitf(content: $"<block><hl2>Ostermark buys forty trams</hl2></block>{Wires.Markup}"))
            .Text.ShouldBe(Wires.Body);

    [Fact]
    public void The_agency_that_distributes_it_is_its_source() =>
        Wires.Article("a.xml", Wires.Nitf(head: "<distributor>The Associated Press</distributor>")).Source.ShouldBe("AP");

    [Theory]
    [InlineData(
        "<byline>By <person>Nora Vik and Callum Press</person><byttl>The Ostermark Press</byttl></byline>", "Nora Vik and Callum Press")]
    [InlineData("<byline>By Ada Lunde<byttl>Staff Writer</byttl></byline>", "Ada Lunde")]
    [InlineData("<byline>gr/bp</byline>", null)]
    [InlineData("<byline>The floors are low and all of the fares will stay as they are</byline>", null)]
    public void A_byline_is_the_names_alone(string byline, string? expected) =>
        Wires.Article("a.xml", Wires.Nitf(head: byline)).Byline.ShouldBe(expected);

    [Fact]
    public void Pictures_give_captions_and_credits()
    {
        var article = Wires.Article("a.xml", Wires.Nitf(content:
            $"<media media-type=\"image\"><media-reference source=\"a.jpg\"/><media-caption>A tram.</media-caption><media-producer>Bo "
                + $"Lind</media-producer></media>{Wires.Markup}"));

        article.Text.ShouldBe(Wires.Body);
        article.Captions.ShouldBe(["A tram."]);
        article.Wire!.Pictures.ShouldBe([new WirePicture("a.jpg", "A tram.", "Bo Lind", null)]);
    }

    [Fact]
    public void Lines_that_were_wrapped_with_breaks_are_joined() =>
        Wires.Article("a.xml", Wires.Nitf(content:
            "<p>The tram company of Ostermark said on Monday that it will buy<br/>forty trams with low floors, and pay for them over "
                + "twelve<br/>years.</p><p>12 trams<br/>28 trams</p>")).Text
            .ShouldBe(
                "The tram company of Ostermark said on Monday that it will buy forty trams with low floors, and pay for them over twelve "
                + "years.\n\n12 trams\n28 trams");

    [Fact]
    public void A_flash_of_few_words_is_an_article()
    {
        var article = Wires.Article(
            "a.xml", Wires.Nitf(data: "<urgency ed-urg=\"1\"/>", content: "<p>OSTERMARK (OW) - Tram bridge falls, mayor says.</p>"));

        article.WordCount.ShouldBeLessThan(12);
        article.Wire!.Urgency.ShouldBe(1);
    }
}
