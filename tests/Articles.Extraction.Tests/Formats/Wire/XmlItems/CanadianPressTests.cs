namespace Articles.Extraction.Tests.Formats.Wire.XmlItems;

/// <summary>CP's own XML is read as its other items are.</summary>
public sealed class CanadianPressTests
{
    [Fact]
    public void An_item_is_read_with_what_its_envelope_says()
    {
        var article = Wires.Article("cp.xml", Publish("<Byline>By Ada Lunde</Byline><EditorNote>Call Ida first</EditorNote>"));

        article.ShouldSatisfyAllConditions(
            read => read.Title.ShouldBe("Ostermark buys forty trams"),
            read => read.Text.ShouldBe(Wires.Body),
            read => read.Byline.ShouldBe("Ada Lunde"),
            read => read.PublishedAt.ShouldBe(new DateTimeOffset(2026, 11, 30, 15, 15, 0, TimeSpan.Zero)),
            read => read.Language.ShouldBe("en"),
            read => read.Part.ShouldBe("56127639"),
            read => read.Wire!.Provider.ShouldBe("CP"),
            read => read.Wire!.Credit.ShouldBe("THE CANADIAN PRESS"),
            read => read.Wire!.Urgency.ShouldBe(2),
            read => read.Wire!.Keywords.ShouldBe(["trams", "city transport"]),
            read => read.Wire!.Places.ShouldBe(["Ostermark, Skerry"]),
            read => read.Wire!.Subjects.Select(subject => subject.Name).ShouldBe(["International"]),
            read => read.Wire!.EditorsNote.ShouldBe("Call Ida first"),
            read => read.Wire!.FirstCreatedAt.ShouldBe(new DateTimeOffset(2026, 11, 30, 14, 0, 0, TimeSpan.Zero)),
            read => read.Embargo.ShouldBeNull());
    }

    [Fact]
    public void An_embargo_is_by_the_clock_of_Toronto()
    {
        var content = Publish(string.Empty).Replace("0001-01-01T00:00:00", "2026-12-01T10:00:00", StringComparison.Ordinal);

        Wires.One("cp.xml", content).Rejection!.Code.ShouldBe("embargoed");
        Wires.Article("cp.xml", content, new DateTimeOffset(2026, 12, 1, 15, 0, 0, TimeSpan.Zero)).Text.ShouldBe(Wires.Body);
    }

    [Theory]
    [InlineData("<TrashFlag>true</TrashFlag>", "killed")]
    [InlineData("<HoldFlag>true</HoldFlag>", "unknown-status")]
    [InlineData("<ContentType>Photo</ContentType>", "not-an-article")]
    public void What_is_not_to_be_published_is_not(string field, string code) =>
        Wires.Rejection("cp.xml", Publish(field)).Code.ShouldBe(code);

    [Fact]
    public void It_is_known_by_its_content_without_a_declaration_whatever_its_name() =>
        Wires.Article("a", Publish(string.Empty)[(Publish(string.Empty).IndexOf("?>", StringComparison.Ordinal) + 2)..]).Part
            .ShouldBe("56127639");

    [Fact]
    public void Another_document_of_that_name_is_not_taken_for_it() =>
        Wires.Rejection("a.xml", "<Publish><Title>Trams</Title></Publish>").Code.ShouldBe("unsupported-format");

    private static string Publish(string fields) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <Publish><PublishID>20355168</PublishID><Services>Print</Services>
        <ContentItem>{fields}<NewsCompID>56127639</NewsCompID><ContentItemID>73823887</ContentItemID>
        <Headline>Ostermark buys forty trams</Headline><Credit>THE CANADIAN PRESS</Credit><Source>The Canadian Press</Source>
        <ContentType>Text</ContentType><SlugProper>Ostermark-Trams</SlugProper><RankingValue>2</RankingValue>
        <IndexCode>International</IndexCode><Category>International</Category>
        <EmbargoTime>0001-01-01T00:00:00</EmbargoTime><Language>1</Language>
        <UpdatedDateTime>2026-11-30T10:15:00-05:00</UpdatedDateTime><CreatedDateTime>2026-11-30T14:00:00</CreatedDateTime>
        <ContentText>{System.Security.SecurityElement.Escape(Wires.Markup)}</ContentText>
        <Keyword>trams,city transport</Keyword><Placeline>Ostermark;Skerry</Placeline><WritethruValue>0</WritethruValue>
        </ContentItem><PublishDateTime>2026-11-30T14:00:00</PublishDateTime></Publish>
        """;
}
