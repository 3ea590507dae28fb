using System.Net;

namespace Articles.Extraction.Tests.Formats.Wire.XmlItems;

public sealed class RitzauNewsTests
{
    [Fact]
    public void An_item_says_what_an_editor_filters_by()
    {
        var article = Wires.Article("a.xml", Item());

        (article.Title, article.Byline, article.Language, article.Source).ShouldBe(
            ("Ostermark buys forty trams", "Ada Lunde", "en", "Ritzau"));
        article.Text.ShouldBe(Wires.Body);
        article.PublishedAt.ShouldBe(new DateTimeOffset(2026, 11, 30, 9, 15, 0, 397, TimeSpan.Zero));
        var wire = article.Wire!;
        (wire.Flavour, wire.Provider, wire.Id, wire.Version, wire.Urgency).ShouldBe(
            ("RBNews", "Ritzau", "9a6955fc-11da-46b6-9903-439ebb288f2d", "2", 3));
        wire.Subjects.ShouldBe([new WireSubject("subj", "15054000", "soccer"), new WireSubject("ritzau-section", "U", "Udland")]);
        wire.Places.ShouldBe(["Ostermark"]);
        wire.Signals.ShouldBe(["Korrektion"]);
        wire.EditorsNote.ShouldBe("Ring til os.");
    }

    [Fact]
    public void A_cancelled_item_is_a_kill() =>
        Wires.Rejection("a.xml", Item("<Annuleret>true</Annuleret>")).ShouldSatisfyAllConditions(
            reason => reason.Code.ShouldBe("killed"), reason => reason.Message.ShouldContain("Annuleret"));

    [Fact]
    public void The_services_answer_gives_each_item() =>
        Wires.All("a.xml", "<XMLNewsQueuedResponse><XMLNewsQueuedResult><ListOfRBNews>" + Item()
            + Item("<Annuleret>true</Annuleret>").Replace("9a6955fc", "9a6955fd", StringComparison.Ordinal)
            + "</ListOfRBNews></XMLNewsQueuedResult></XMLNewsQueuedResponse>")
            .Select(article => article.Rejection?.Code).ShouldBe([null, "killed"]);

    [Fact]
    public void An_answer_without_news_is_no_article() =>
        Wires.Rejection("a.xml", "<XMLNewsQueuedResponse><XMLNewsQueuedResult/></XMLNewsQueuedResponse>").Code.ShouldBe("not-an-article");

    private static string Item(string cancelled = "<Annuleret>false</Annuleret>") => $"""
        <RBNews><NewsID>9a6955fc-11da-46b6-9903-439ebb288f2d</NewsID><PublishDate>2026-11-30T10:15:00.397</PublishDate>
        <strapline>NU/TRAMS</strapline><headline>Ostermark buys forty trams</headline><town>Ostermark</town><section>Udland</section>
        <sectionShort>U</sectionShort><version>2</version><content>{WebUtility.HtmlEncode(Wires.Markup)}</content><Priority>3</Priority>
        <IPTCList><int>15054000</int></IPTCList>{cancelled}<NyVersion>false</NyVersion><Korrektion>true</Korrektion>
        <byLine>Ada Lunde</byLine><TilRedaktionen>&lt;p&gt;Ring til os.&lt;/p&gt;</TilRedaktionen></RBNews>
        """;
}
