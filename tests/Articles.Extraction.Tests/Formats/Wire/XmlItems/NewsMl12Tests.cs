namespace Articles.Extraction.Tests.Formats.Wire.XmlItems;

public sealed class NewsMl12Tests
{
    [Fact]
    public void An_item_is_a_part_by_its_id_without_the_revision()
    {
        var article = Wires.Article("a.xml", Document(Item("T1", Text(Wires.Markup))));

        article.Part.ShouldBe("urn:newsml:ostermark.test:20261130:T1");
        article.Title.ShouldBe("Ostermark buys forty trams");
        article.Text.ShouldBe(Wires.Body);
        article.Byline.ShouldBe("Ada Lunde");
        article.PublishedAt.ShouldBe(new DateTimeOffset(2026, 11, 30, 9, 15, 0, TimeSpan.Zero));
        article.Wire!.Id.ShouldBe("urn:newsml:ostermark.test:20261130:T1");
        article.Wire.Version.ShouldBe("2");
        article.Wire.Urgency.ShouldBe(4);
        article.Wire.Slugline.ShouldBe("TRAMS");
        article.Wire.Subjects.ShouldBe([new WireSubject("subj", "04015000", "transport")]);
        article.Wire.EditorsNote.ShouldBe("(Picture)");
        article.Wire.Credit.ShouldBe("OW");
    }

    [Fact]
    public void Several_items_are_several_articles()
    {
        var articles = Wires.All("a.xml", Document(
            Item("T1", Text($"<![CDATA[<h1>Ostermark buys forty trams</h1>{Wires.Markup}]]>"))
                + Item("T2", Text("<p>Havnen ble stengt for skip tirsdag etter at en kran hadde falt i bassenget, sa havnesjefen.</p>"),
                language: "no")));

        articles.Select(article => article.Part)
            .ShouldBe(["urn:newsml:ostermark.test:20261130:T1", "urn:newsml:ostermark.test:20261130:T2"]);
        articles[0].Text.ShouldBe(Wires.Body);
        articles[1].Language.ShouldBe("no");
    }

    [Fact]
    public void Components_of_title_lead_and_body_are_one_story_and_languages_are_several()
    {
        var articles = Wires.All("a.xml", Document(Item("T1", $"""
            {Story("nl", "Ostermark koopt trams", "De trammaatschappij koopt veertig trams met lage vloer.",
            "Ze betaalt ze in twaalf jaar.")}
            {Story("fr", "Ostermark achète des trams", "La société de trams achète quarante trams à plancher bas.",
            "Elle les paiera en douze ans.")}
            """)));

        articles.Select(article => article.Title).ShouldBe(["Ostermark koopt trams", "Ostermark achète des trams"]);
        articles[0].Text.ShouldBe("De trammaatschappij koopt veertig trams met lage vloer.\n\nZe betaalt ze in twaalf jaar.");
        articles.Select(article => article.Part)
            .ShouldBe(["urn:newsml:ostermark.test:20261130:T1#nl1", "urn:newsml:ostermark.test:20261130:T1#fr1"]);
    }

    [Fact]
    public void A_picture_component_is_no_story_but_gives_its_caption()
    {
        var article = Wires.Article("a.xml", Document(Item("T1", Story("en", "Ostermark buys forty trams", Wires.Lead, Wires.Quote) + """
            <NewsComponent Duid="p"><Role FormalName="Picture"/>
              <NewsComponent><Role FormalName="Caption"/><ContentItem><Format FormalName="Text"/><DataContent>A tram.</DataContent>
              </ContentItem></NewsComponent>
              <NewsComponent Duid="i"><Role FormalName="Image"/><ContentItem Href="https://pictures.test/1.jpg"><Format FormalName="Jpeg"/>
              </ContentItem></NewsComponent>
            </NewsComponent>
            """)));

        article.Captions.ShouldBe(["A tram."]);
        article.Wire!.Pictures.ShouldBe([new WirePicture("i", "A tram.", null, "https://pictures.test/1.jpg")]);
    }

    [Fact]
    public void A_public_identifier_that_names_the_agency_alone_is_no_id() =>
        Wires.Article(
            "a.xml", Document(Item("T1", Text(Wires.Markup)))
            .Replace("urn:newsml:ostermark.test:20261130:T1:2", "urn:newsml:ostermark.test", StringComparison.Ordinal)).Wire!.Id
            .ShouldBe("urn:newsml:ostermark.test:20261130:T1");

    [Fact]
    public void Lines_of_a_text_without_markup_are_paragraphs() =>
        Wires.Article("a.xml", Document(Item("T1", Text($"{Wires.Lead}\n            {Wires.Quote}")))).Text.ShouldBe(Wires.Body);

    [Fact]
    public void A_document_without_text_is_rejected() =>
        Wires.Rejection("a.xml", Document(Item("T1", "<ContentItem Href=\"a.jpg\"><MediaType FormalName=\"Photo\"/></ContentItem>")))
            .Code.ShouldBe("not-an-article");

    [Fact]
    public void A_canceled_item_is_killed_also_without_components()
    {
        var rejection =
            Wires.Rejection("a.xml", Document(Item("T1", string.Empty)).Replace("\"Usable\"", "\"Canceled\"", StringComparison.Ordinal));

        rejection.Code.ShouldBe("killed");
        rejection.Message.ShouldContain("urn:newsml:ostermark.test:20261130:T1");
        rejection.Message.ShouldContain("NewsManagement/Status");
    }

    [Fact]
    public void An_embargoed_status_holds_until_it_will_change()
    {
        var file = Document(Item("T1", Text(Wires.Markup))).Replace(
            "<Status FormalName=\"Usable\"/>",
            "<Status FormalName=\"Embargoed\"/><StatusWillChange><FutureStatus "
                + "FormalName=\"Usable\"/><DateAndTime>20261202T060000+0100</DateAndTime></StatusWillChange>",
            StringComparison.Ordinal);

        Wires.Rejection("a.xml", file).Message.ShouldContain("2026-12-02 05:00:00 UTC");
        Wires.Article("a.xml", file, new DateTimeOffset(2026, 12, 2, 5, 0, 0, TimeSpan.Zero)).Text.ShouldBe(Wires.Body);
    }

    [Theory]
    [InlineData("<ProviderId>ostermark.test</ProviderId>", "0")]
    [InlineData("", "4711")]
    public void An_item_without_a_number_or_a_provider_is_known_by_its_file(string provider, string item)
    {
        var file = Document(Item(item, Text(Wires.Markup)))
            .Replace("<ProviderId>ostermark.test</ProviderId>", provider, StringComparison.Ordinal)
            .Replace($"urn:newsml:ostermark.test:20261130:{item}:2", "urn:newsml:ostermark.test", StringComparison.Ordinal);

        Wires.Article("a.xml", file).Wire!.Key.ShouldBeNull();
    }

    private static string Document(string items) =>
        $"<?xml version=\"1.0\"?><NewsML><NewsEnvelope><DateAndTime>20261130T101500+0100</DateAndTime></NewsEnvelope>{items}</NewsML>";

    private static string Text(string content) =>
        $"<ContentItem><MediaType FormalName=\"Text\"/><DataContent>{content}</DataContent></ContentItem>";

    private static string Story(string language, string title, string lead, string body) => $"""
        <NewsComponent Duid="{language}1" xml:lang="{language}"><Role FormalName="Short"/>
          <NewsComponent><Role FormalName="Title"/><ContentItem><DataContent>{title}</DataContent></ContentItem></NewsComponent>
          <NewsComponent><Role FormalName="Lead"/><ContentItem><DataContent>{lead}</DataContent></ContentItem></NewsComponent>
          <NewsComponent><Role FormalName="Body"/><ContentItem><DataContent>{body}</DataContent></ContentItem></NewsComponent>
        </NewsComponent>
        """;

    private static string Item(string id, string content, string language = "en") => $"""
        <NewsItem><Identification><NewsIdentifier><ProviderId>ostermark.test</ProviderId><DateId>20261130</DateId>
        <NewsItemId>{id}</NewsItemId>
        <RevisionId PreviousRevision="1" Update="N">2</RevisionId>
        <PublicIdentifier>urn:newsml:ostermark.test:20261130:{id}:2</PublicIdentifier></NewsIdentifier></Identification>
        <NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20261130T080000Z</FirstCreated>
        <ThisRevisionCreated>20261130T101500+0100</ThisRevisionCreated>
        <Status FormalName="Usable"/><Urgency FormalName="4"/></NewsManagement>
        <NewsComponent><NewsLines><HeadLine>Ostermark buys forty trams</HeadLine><ByLine>Ada Lunde</ByLine><SlugLine>TRAMS</SlugLine>
        <NewsLine><NewsLineType FormalName="AdvisoryLine"/><NewsLineText>(Picture)</NewsLineText></NewsLine></NewsLines>
        <AdministrativeMetadata><Provider><Party FormalName="OW"/></Provider></AdministrativeMetadata>
        <DescriptiveMetadata><Language FormalName="{language}"/><SubjectCode><Subject FormalName="04015000" Scheme="IptcSubjectCodes"/>
        </SubjectCode></DescriptiveMetadata>
        {content}</NewsComponent></NewsItem>
        """;
}
