using System.Text.Json;

namespace Articles.Extraction.Tests.Formats.Wire;

public sealed class NinjsTests
{
    private static readonly string Html = JsonSerializer.Serialize(Wires.Markup);

    [Fact]
    public void An_item_of_1_x_gives_headline_text_author_and_time()
    {
        var article = Wires.Article("a.json", Item($$"""
            "headline": "Ostermark buys forty trams", "byline": "By Ada Lunde, Ostermark Wire", "body_html": {{Html}}, "source": "AFP",
            "authors": [{"name": "Hugo Tarn", "role": "editor"}, {"name": "Ada Lunde", "role": "writer"}],
            "versioncreated": "2026-11-30T10:15:00+0100", "firstcreated": "2026-11-30T08:00:00+0000"
            """));

        article.Part.ShouldBe("tag:ostermark.test,2026:1");
        article.Title.ShouldBe("Ostermark buys forty trams");
        article.Text.ShouldBe(Wires.Body);
        article.Byline.ShouldBe("Ada Lunde, Ostermark Wire");
        article.PublishedAt.ShouldBe(new DateTimeOffset(2026, 11, 30, 9, 15, 0, TimeSpan.Zero));
        article.Source.ShouldBe("AFP");
        article.SiteName.ShouldBeNull();
        article.Wire!.Id.ShouldBe("tag:ostermark.test,2026:1");
    }

    [Fact]
    public void An_item_says_what_an_editor_filters_by()
    {
        var wire = Wires.Article("a.json", Item($$"""
            "body_html": {{Html}}, "version": "2", "pubstatus": "usable", "urgency": 2, "priority": 5, "slugline": "trams",
            "ednote": "Adds quote", "usageterms": "No archives",
            "subject": [{"code": "medtop:20001303", "name": "public transport"}, {"code": "a", "name": "Traffic", "scheme": "desk"}],
            "genre": [{"code": "Article", "name": "Article (news)"}],
            "keywords": ["trams"], "place": [{"code": "OM", "name": "Ostermark"}], "located": "Ostermark"
            """)).Wire!;

        wire.Flavour.ShouldBe("ninjs");
        (wire.Version, wire.Status, wire.Urgency, wire.Priority, wire.Slugline).ShouldBe(("2", "usable", 2, 5, "trams"));
        wire.Subjects.ShouldBe([new WireSubject("medtop", "20001303", "public transport"), new WireSubject("desk", "a", "Traffic")]);
        wire.Genres.ShouldBe([new WireSubject(null, "Article", "Article (news)")]);
        wire.Keywords.ShouldBe(["trams"]);
        wire.Places.ShouldBe(["Ostermark"]);
        wire.EditorsNote.ShouldBe("Adds quote");
        wire.UsageTerms.ShouldBe("No archives");
    }

    [Fact]
    public void Editors_and_photographers_are_no_authors()
    {
        Wires.Article("a.json", Item($$""" "body_html": {{Html}}, "authors": [{"name": "Hugo Tarn", "role": "editor"}, {"name": "Bo """
            + $$"""Lind", "role": "photographer"}] """)).Byline.ShouldBeNull();
        Wires.Article(
            "a.json", Item(
            $$""" "body_html": {{Html}}, "authors": [{"name": "Hugo Tarn", "role": "editor"}, {"name": "Ada Lunde", "role": "AUTHOR"}] """))
            .Byline.ShouldBe("Ada Lunde");
    }

    [Fact]
    public void The_main_body_and_headline_of_2_x_go_before_short_ones()
    {
        var article = Wires.Article("a.json", $$"""
            {"uri": "urn:1", "type": "text", "versioncreated": "2026-11-30T10:15:00Z", "by": "Von Ada Lunde",
             "headlines": [{"role": "short", "value": "Trams"}, {"role": "main", "value": "Ostermark buys forty trams"}],
             "bodies": [{"role": "short", "contenttype": "text/plain", "value": "Trams."}, {"role": "x", "contenttype": "application/xml",
             "value": "<T/>"}, {"role": "main", "contenttype": "text/html", "value": {{Html}}}]}
            """);

        article.Title.ShouldBe("Ostermark buys forty trams");
        article.Text.ShouldBe(Wires.Body);
        article.Byline.ShouldBe("Ada Lunde");
    }

    [Fact]
    public void Names_of_3_x_are_read_in_its_spelling()
    {
        var article = Wires.Article("a.json", $$"""
            {"uri": "urn:1", "type": "text", "versionCreated": "2026-11-30T10:15:00Z", "pubStatus": "usable",
            "headlines": [{"value": "Ostermark buys forty trams"}],
             "bodies": [{"contentType": "text/html", "value": {{Html}}}]}
            """);

        article.Text.ShouldBe(Wires.Body);
        article.PublishedAt.ShouldBe(new DateTimeOffset(2026, 11, 30, 10, 15, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_text_with_markup_goes_before_the_same_without() =>
        Wires.Article(
            "a.json",
            Item($$""" "headline_main": "Ostermark buys forty trams", "body_main": "{{Wires.Lead}}", "body_richtext": {{Html}} """))
            .Text.ShouldBe(Wires.Body);

    [Theory]
    [InlineData("[{0}, {0}]")]
    [InlineData("{{\"item\": [{0}]}}")]
    [InlineData("{{\"hits\": [{0}]}}")]
    [InlineData("{{\"data\": {{\"items\": [{{\"meta\": {{}}, \"item\": {0}}}]}}}}")]
    public void Items_in_lists_and_answers_are_parts_by_their_id(string wrapper)
    {
        var file = string.Format(
            System.Globalization.CultureInfo.InvariantCulture, wrapper, Item($$""" "headline": "Trams", "body_html": {{Html}} """));

        Wires.Article("a.json", file).Part.ShouldBe("tag:ostermark.test,2026:1");
    }

    [Fact]
    public void An_item_of_an_answer_that_holds_one_is_known_by_its_id() =>
        Wires.Article("a.json", "{\"api_version\": \"1.1\", \"data\": {\"meta\": {}, \"item\": " + Item($"\"body_html\": {Html}") + "}}")
            .Part.ShouldBe("tag:ostermark.test,2026:1");

    [Theory]
    [InlineData("picture")]
    [InlineData("video")]
    [InlineData("event")]
    [InlineData("planning")]
    public void What_has_no_text_of_its_own_is_rejected_by_its_type(string type)
    {
        var rejection = Wires.Rejection("a.json", Item($$""" "headline": "A tram", "description_text": "{{Wires.Lead}}" """, type));

        rejection.Code.ShouldBe("not-an-article");
        rejection.Message.ShouldContain(type);
    }

    [Fact]
    public void Pictures_give_captions_and_credits()
    {
        var article = Wires.Article("a.json", Item($$"""
            "body_html": {{Html}}, "associations": {"main": {"guid": "p", "type": "picture", "headline": "Tram",
            "description_text": "A tram.", "byline": "Bo Lind",
              "renditions": {"thumbnail": {"href": "https://pictures.test/t.jpg"}, "original": {"href": "https://pictures.test/1.jpg"} } } }
            """));

        article.Captions.ShouldBe(["A tram."]);
        article.LeadImage.ShouldBe("https://pictures.test/1.jpg");
        article.Wire!.Pictures.ShouldBe([new WirePicture("p", "A tram.", "Bo Lind", "https://pictures.test/1.jpg")]);
    }

    [Fact]
    public void Other_json_with_an_id_is_no_ninjs() =>
        Wires.Article("a.json", $$"""{"id": 1, "title": "Trams", "content": {{Html}}}""").Wire.ShouldBeNull();

    private static string Item(string fields, string type = "text")
    {
        var time = fields.Contains("versioncreated", StringComparison.Ordinal)
            ? string.Empty
            : "\"versioncreated\": \"2026-11-30T10:15:00Z\", ";
        return $$"""{"guid": "tag:ostermark.test,2026:1", "type": "{{type}}", {{time}}{{fields}}}""";
    }
}
