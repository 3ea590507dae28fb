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

    [Fact]
    public void Other_JSON_is_rejected_with_the_reason() =>
        Wires.Rejection("a.eml", Headers + "{\"temperature\": 4, \"wind\": [1, 2, 3]}").Code.ShouldNotBe("no-article");

    [Fact]
    public void In_a_mailbox_it_is_rejected_by_itself()
    {
        var mail = $"From desk@ostermark.test Mon Nov 30 09:00:00 2026\r\n{Headers}";
        var other = mail.Replace("<1@", "<2@", StringComparison.Ordinal);
        var all = Wires.All("a.mbox", $"{mail}{Item("usable")}\r\n\r\n{other}{Wires.Body}");

        all.Select(article => article.Rejection?.Code).ShouldBe(["not-an-article", null]);
        all[0].Rejection!.Message.ShouldContain("JSON");
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
