using Articles.Extraction.Tests.Formats.Wire;

namespace Articles.Extraction.Tests.Formats;

/// <summary>A mail whose text is an agency's file is that file: what its envelope says holds, and is not published as a text.</summary>
public sealed class MailedItemTests
{
    private const string Headers =
        "From: Desk <desk@ostermark.test>\r\nTo: ingest@here.test\r\nSubject: Item 1\r\nDate: Mon, 30 Nov 2026 09:00:00 +0000\r\n"
        + "Message-ID: <1@ostermark.test>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n";

    [Fact]
    public void An_item_of_ninjs_in_a_mail_is_read_with_its_envelope()
    {
        var article = Wires.Article("a.eml", Headers + Item("usable"));

        (article.Title, article.Text, article.Wire!.Id).ShouldBe(("Ostermark buys forty trams", Wires.Body, "tag:ostermark.test,2026:1"));
    }

    [Fact]
    public void A_kill_in_a_mail_is_a_kill()
    {
        var rejected = Wires.One("a.eml", Headers + Item("canceled"));

        rejected.Rejection!.Code.ShouldBe("killed");
        rejected.Wire!.Id.ShouldBe("tag:ostermark.test,2026:1");
    }

    [Fact]
    public void So_are_XML_and_lines_of_a_wire()
    {
        Wires.Article("a.eml", Headers + Wires.Nitf()).Wire!.Id.ShouldBe("ow.77");
        Wires.Article("a.eml", $"{Headers}ZCZC OW123\n^Ostermark buys forty trams\n\n{Wires.Body}\n\nNNNN\n").Title
            .ShouldBe("Ostermark buys forty trams");
    }

    [Theory]
    [InlineData("<!DOCTYPE nitf SYSTEM \"http://www.nitf.org/IPTC/NITF/3.4/specification/dtd/nitf-3-4.dtd\">\n")]
    [InlineData("<!-- Sent by the night desk -->\n")]
    [InlineData("<?xml-stylesheet href=\"wire.xsl\"?>\n<!-- v2 -->\n")]
    public void What_stands_before_an_items_root_does_not_make_its_kill_a_text(string prologue)
    {
        Wires.Rejection("a.eml", Headers + prologue + Wires.Nitf(status: "canceled")).Code.ShouldBe("killed");
    }

    [Theory]
    [InlineData("The item follows.\n\n", "")]
    [InlineData("", "\n\n-- \nOstermark Wire, night desk\n")]
    [InlineData("Good evening,\n", "\n____\nThis message is confidential. If you are not [its reader], delete it.\n")]
    public void Nor_does_a_greeting_above_or_a_notice_below(string above, string below)
    {
        Wires.Rejection("a.eml", Headers + above + Wires.Nitf(status: "canceled") + below).Code.ShouldBe("killed");
        Wires.Rejection("a.eml", Headers + above + Item("canceled") + below).Code.ShouldBe("killed");
        Wires.Article("a.eml", Headers + above + Item("usable") + below).Text.ShouldBe(Wires.Body);
    }

    [Fact]
    public void Items_in_lines_are_each_read()
    {
        var lines = $"{Item("usable")}\n{Item("canceled").Replace(":1", ":2", StringComparison.Ordinal)}\n-- \n[Desk]\n";

        var items = Wires.All("a.eml", Headers + lines);

        items.Select(item => item.Rejection?.Code).ShouldBe([null, "killed"]);
        items.Select(item => item.Wire!.Id).ShouldBe(["tag:ostermark.test,2026:1", "tag:ostermark.test,2026:2"]);
    }

    [Fact]
    public void An_item_inside_another_root_does_not_end_it()
    {
        const string Item = "<RBNews><Headline>Trams</Headline></RBNews>";

        Wires.Rejection("a.eml", $"{Headers}<XMLNewsQueuedResponse><news>{Item}</news></XMLNewsQueuedResponse>\n-- \nDesk").Code
            .ShouldNotBe("malformed-xml");
    }

    [Fact]
    public void A_text_that_quotes_an_item_is_a_text()
    {
        var quoted = "{\"guid\": \"1\", \"pubstatus\": \"canceled\"}";

        Wires.Article("a.eml", $"{Headers}{Wires.Body}\n\nThe desk sends this for it:\n{quoted}\n").Text.ShouldStartWith(Wires.Body);
    }

    [Theory]
    [InlineData("<conceptItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"c\"><definition>{0}</definition></conceptItem>")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>Trams</title><description>{0}</description></item></channel></rss>")]
    [InlineData("<note><heading>Trams</heading><para>{0}</para></note>")]
    public void XML_of_any_kind_is_never_published_with_its_tags(string xml)
    {
        foreach (var article in Wires.All("a.eml", Headers + xml.Replace("{0}", Wires.Body, StringComparison.Ordinal)))
        {
            article.Text.ShouldNotContain('<');
        }
    }

    [Fact]
    public void HTML_that_a_mail_calls_plain_is_HTML()
    {
        var article = Wires.Article("a.eml", $"{Headers}{Wires.Markup}\n<p>The council <b>agreed</b> on Monday evening.</p>\n");

        article.Title.ShouldBe("Item 1");
        article.Text.ShouldBe($"{Wires.Body}\n\nThe council agreed on Monday evening.");
    }

    [Fact]
    public void Other_JSON_is_rejected_with_the_reason() =>
        Wires.Rejection("a.eml", Headers + "{\"temperature\": 4, \"wind\": [1, 2, 3]}").Code.ShouldNotBe("no-article");

    [Fact]
    public void In_a_mailbox_it_is_read_beside_the_others()
    {
        var mail = $"From desk@ostermark.test Mon Nov 30 09:00:00 2026\r\n{Headers}";
        var other = mail.Replace("<1@", "<2@", StringComparison.Ordinal);

        Wires.All("a.mbox", $"{mail}{Item("usable")}\r\n\r\n{other}{Wires.Body}").Select(article => (article.Rejection?.Code, article.Part))
            .ShouldBe([(null, "tag:ostermark.test,2026:1"), (null, "2@ostermark.test")]);
        Wires.All("a.mbox", $"{mail}{Item("canceled")}\r\n\r\n{other}{{\"temperature\": 4, \"wind\": [1, 2, 3]}}")
            .Select(article => article.Rejection?.Code).ShouldBe(["killed", "no-text"]);
    }

    [Fact]
    public void A_text_that_begins_with_a_brace_is_a_text() =>
        Wires.Article("a.eml", $"{Headers}[Ostermark, Monday] {Wires.Body}").Text.ShouldStartWith("[Ostermark, Monday]");

    private static string Item(string status) => System.Text.Json.JsonSerializer.Serialize(new
    {
        guid = "tag:ostermark.test,2026:1",
        pubstatus = status,
        headline = "Ostermark buys forty trams",
        body_html = Wires.Markup,
    });
}
