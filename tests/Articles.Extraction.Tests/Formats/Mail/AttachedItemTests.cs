using Articles.Extraction.Tests.Formats.Wire;

namespace Articles.Extraction.Tests.Formats.Mail;

/// <summary>
/// An agency's item that is attached to a mail is read beside the mail's text; what forbids the item forbids the text, which may tell the
/// same story.
/// </summary>
public sealed class AttachedItemTests
{
    private const string Text = "Please find our story on the trams of Ostermark attached. The tram company of Ostermark said "
        + "on Monday that it will buy forty trams with low floors, and pay for them over twelve years, as its director told us.";

    [Theory]
    [InlineData("canceled", "", "killed")]
    [InlineData("usable", "<date.release norm=\"20270101T000000Z\"/>", "embargoed")]
    [InlineData("on hold", "", "unknown-status")]
    public void What_forbids_an_item_forbids_the_text(string status, string data, string code)
    {
        foreach (var header in (string[])[
            "Content-Type: application/xml; name=\"trams.xml\"\r\nContent-Disposition: attachment; filename=\"trams.xml\"",
            "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"trams.nitf\"",
            "Content-Type: text/xml; charset=utf-8",
            "Content-Type: text/plain; charset=utf-8; name=\"trams.txt\"\r\nContent-Disposition: attachment; filename=\"trams.txt\"",
        ])
        {
            var articles = Wires.All("a.eml", Mail("Trams", header, Wires.Nitf(data, status: status)));

            articles.Select(article => article.Rejection?.Code).ShouldBe([code, code], header);
            articles.Select(article => article.Wire?.Id).ShouldBe([null, "ow.77"]);
        }
    }

    [Fact]
    public void An_item_that_is_usable_is_an_article_beside_the_text()
    {
        var articles = Wires.All("a.eml", Mail("Trams", "Content-Type: application/xml\r\nContent-Disposition: attachment", Wires.Nitf()));

        articles.Select(article => article.Rejection?.Code).ShouldBe([null, null]);
        articles.Select(article => article.Text).ShouldBe([Text, Wires.Body]);
        articles.Select(article => article.Part).ShouldBe(["1@ostermark.test", "ow.77"]);
    }

    [Fact]
    public void An_item_that_cannot_be_read_may_be_a_kill()
    {
        var articles = Wires.All(
            "a.eml",
            Mail(
                "Trams", "Content-Type: application/xml\r\nContent-Disposition: attachment",
                Wires.Nitf(status: "canceled").Replace("</docdata>", string.Empty, StringComparison.Ordinal)));

        articles.Select(article => article.Rejection?.Code).ShouldBe(["malformed-xml", "malformed-xml"]);
    }

    [Fact]
    public void A_kill_that_is_attached_to_a_note_of_a_line_is_a_kill()
    {
        var mail = Mail("Trams", "Content-Type: application/xml\r\nContent-Disposition: attachment", Wires.Nitf(status: "canceled"))
            .Replace(Text, "FYI", StringComparison.Ordinal);

        Wires.All("a.eml", mail)[1].Rejection!.Code.ShouldBe("killed");
    }

    [Fact]
    public void An_item_alone_in_a_mail_needs_no_text()
    {
        var mail = Mail("Trams", "Content-Type: application/xml\r\nContent-Disposition: attachment", Wires.Nitf())
            .Replace(Text, string.Empty, StringComparison.Ordinal);

        Wires.Article("a.eml", mail).Text.ShouldBe(Wires.Body);
    }

    [Fact]
    public void The_alternative_that_is_not_shown_counts()
    {
        var mail = Mail("Trams", "Content-Type: text/html; charset=utf-8", $"<p>{Text}</p>")
            .Replace("multipart/mixed", "multipart/alternative", StringComparison.Ordinal)
            .Replace(Text + "\r\n", Wires.Nitf(status: "canceled") + "\r\n", StringComparison.Ordinal);

        Wires.All("a.eml", mail).Select(article => article.Rejection?.Code).ShouldBe(["killed", "killed"]);
    }

    [Fact]
    public void So_does_an_item_in_a_message_that_is_attached()
    {
        var inner = "From: a@ostermark.test\r\nSubject: Trams\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
            + Wires.Nitf(status: "canceled");

        Wires.All("a.eml", Mail("Trams", "Content-Type: message/rfc822", inner)).Select(article => article.Rejection?.Code)
            .ShouldBe(["killed", "killed"]);
    }

    [Fact]
    public void In_a_mailbox_too()
    {
        var mail = "From desk@ostermark.test Mon Nov 30 09:00:00 2026\r\n"
            + Mail("Trams", "Content-Type: application/xml\r\nContent-Disposition: attachment", Wires.Nitf(status: "canceled"));
        var other = mail.Replace("<1@", "<2@", StringComparison.Ordinal).Replace("canceled", "usable", StringComparison.Ordinal)
            .Replace("ow.77", "ow.78", StringComparison.Ordinal);

        Wires.All("a.mbox", $"{mail}\r\n\r\n{other}").Select(article => article.Rejection?.Code)
            .ShouldBe(["killed", "killed", null, null]);
    }

    [Theory]
    [InlineData("KILL: trams", "killed")]
    [InlineData("FW: RE: KILL: trams", "killed")]
    [InlineData("EMBARGOED UNTIL 24 DECEMBER 2031: trams", "embargoed")]
    public void The_subject_counts_for_both(string subject, string code)
    {
        var articles = Wires.All("a.eml", Mail(subject, "Content-Type: application/xml\r\nContent-Disposition: attachment", Wires.Nitf()));

        articles.Select(article => article.Rejection?.Code).ShouldBe([code, code]);
        articles[1].Wire!.Id.ShouldBe("ow.77");
    }

    [Theory]
    [InlineData("RETRACTION: forty trams", "killed")]
    [InlineData("EMBARGOED UNTIL 24 DECEMBER 2031: trams", "embargoed")]
    public void The_title_of_an_attached_item_counts_for_the_text(string title, string code)
    {
        var item = Wires.Nitf().Replace("<hl1>Ostermark buys forty trams", $"<hl1>{title}", StringComparison.Ordinal);

        Wires.All("a.eml", Mail("Trams", "Content-Type: application/xml\r\nContent-Disposition: attachment", item))
            .Select(article => article.Rejection?.Code).ShouldBe([code, code]);
        Wires.All(
            "a.eml",
            Mail(
                "Trams", "Content-Type: application/xml\r\nContent-Disposition: attachment",
                Wires.G2($"<inlineXML contenttype=\"application/nitf+xml\">{item}</inlineXML>")))
            .Select(article => article.Rejection?.Code).ShouldBe([code, code]);
    }

    [Theory]
    [InlineData("Content-Type: application/json", "{\"temperature\": 4, \"wind\": [1, 2, 3]}")]
    [InlineData("Content-Type: application/pdf", "%PDF-1.4 nothing")]
    [InlineData("Content-Type: text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR")]
    [InlineData("Content-Type: text/plain; name=\"a.txt\"\r\nContent-Disposition: attachment; filename=\"a.txt\"", "A note of our own.")]
    public void Other_attachments_change_nothing(string header, string content)
    {
        var article = Wires.Article("a.eml", Mail("Trams", header, content));

        (article.Text, article.Part).ShouldBe((Text, null));
    }

    private static string Mail(string subject, string header, string content) =>
        $"From: Desk <desk@ostermark.test>\r\nTo: ingest@here.test\r\nSubject: {subject}\r\nDate: Mon, 30 Nov 2026 09:00:00 +0000\r\n"
        + "Message-ID: <1@ostermark.test>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n"
        + $"Content-Type: text/plain; charset=utf-8\r\n\r\n{Text}\r\n--b\r\n{header}\r\n\r\n{content}\r\n--b--\r\n";
}
