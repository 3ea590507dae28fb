using System.IO.Compression;
using System.Text;
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
    [InlineData(false)]
    [InlineData(true)]
    public void So_does_an_item_in_an_archive(bool inAnother)
    {
        var zip = Zip("wire/trams.xml", Encoding.UTF8.GetBytes(Wires.Nitf(status: "canceled")));
        zip = inAnother ? Zip("wire.zip", zip) : zip;

        Wires.All("a.eml", Mail("Trams", Attached("application/zip", "wire.zip"), Base64(zip))).Select(article => article.Rejection?.Code)
            .ShouldBe(["killed", "killed"]);
    }

    [Theory]
    [InlineData("draft: true", "unknown-status")]
    [InlineData("status: withdrawn", "killed")]
    [InlineData("embargo: 2027-01-01T00:00:00Z", "embargoed")]
    [InlineData("date: 2027-01-01T00:00:00Z", "embargoed")]
    [InlineData("expiryDate: 2026-11-01", "expired")]
    public void A_text_that_is_attached_and_not_released_holds_the_mail_back(string field, string code)
    {
        var matter = $"---\ntitle: Trams\n{field}\n---\n{Wires.Body}\n";
        foreach (var (header, content) in ((string, string)[])[
            ("Content-Type: text/markdown; charset=utf-8\r\nContent-Disposition: attachment; filename=\"a.md\"", matter),
            (Attached("application/octet-stream", "a.md"), Base64(Encoding.UTF8.GetBytes(matter))),
            (Attached("application/zip", "a.zip"), Base64(Zip("a.md", Encoding.UTF8.GetBytes(matter)))),
        ])
        {
            var article = Wires.One("a.eml", Mail("Trams", header, content));

            (article.Rejection?.Code, article.Part).ShouldBe((code, null), header);
        }
    }

    [Theory]
    [InlineData("draft: false")]
    [InlineData("embargo: 2026-11-01T00:00:00Z")]
    public void One_that_is_released_changes_nothing(string field)
    {
        var article = Wires.Article(
            "a.eml",
            Mail("Trams", Attached("text/markdown", "a.md"), Base64(Encoding.UTF8.GetBytes($"---\n{field}\n---\n{Wires.Body}\n"))));

        (article.Text, article.Part).ShouldBe((Text, null));
    }

    [Theory]
    [InlineData("EMBARGOED UNTIL 24 DECEMBER 2031: trams", "", "embargoed")]
    [InlineData("Trams", "EMBARGOED UNTIL 24 DECEMBER 2031", "embargoed")]
    [InlineData("DRAFT: trams", "", "unknown-status")]
    [InlineData("Trams", "NOT FOR DISTRIBUTION", "unknown-status")]
    [InlineData("KILL: trams", "", "killed")]
    public void A_mail_that_is_quoted_has_its_say(string subject, string line, string code)
    {
        var greeting = string.Concat(Enumerable.Range(1, 12).Select(number => $"This is line {number} of a long greeting.\n\n"));
        var header = $"From: Board <board@ostermark.test>\nSent: Monday, 30 November 2026\nTo: Desk\nSubject: {subject}\n";
        var quoted = $"{header}\n{line}\n\n{Wires.Body}\n";
        foreach (var text in (string[])[
            $"{greeting}{string.Join('\n', quoted.Split('\n').Select(one => $"> {one}"))}",
            $"{greeting}-----Original Message-----\n{quoted}",
            $"{greeting}On Monday, Ines Holm wrote:\n\n{(line.Length > 0 ? line : subject)}\n\n{Wires.Body}",
        ])
        {
            Wires.Rejection("a.eml", Plain("Fwd: trams", text, "text/plain")).Code.ShouldBe(code, text);
            Wires.Rejection("a.txt", text).Code.ShouldBe(code, text);
        }

        Wires.Rejection(
            "a.eml",
            Plain(
                "Fwd: trams",
                greeting.Replace("\n", "<br>\n", StringComparison.Ordinal)
                    + $"<div><b>From:</b> Board<br><b>Subject:</b> {subject}<br></div>"
                    + $"<p>{line}</p>{Wires.Markup}",
                "text/html")).Code.ShouldBe(code);
    }

    [Fact]
    public void A_mail_that_quotes_an_article_is_one()
    {
        var text = $"{Wires.Body}\n\n> From: Board\n> Subject: The draft of the embargo\n>\n"
            + "> The embargo was lifted, and the draft is out.\n";

        Wires.Article("a.eml", Plain("Trams", text, "text/plain")).Text.ShouldStartWith(Wires.Lead);
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

    private static string Attached(string type, string name) =>
        $"Content-Type: {type}; name=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n"
        + $"Content-Disposition: attachment; filename=\"{name}\"";

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks);

    private static byte[] Zip(string name, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry(name).Open())
        {
            entry.Write(content);
        }

        return stream.ToArray();
    }

    private static string Plain(string subject, string text, string type) =>
        $"From: Desk <desk@ostermark.test>\r\nTo: ingest@here.test\r\nSubject: {subject}\r\nDate: Mon, 30 Nov 2026 09:00:00 +0000\r\n"
        + $"Message-ID: <1@ostermark.test>\r\nMIME-Version: 1.0\r\nContent-Type: {type}; charset=utf-8\r\n\r\n{text}\r\n";

    private static string Mail(string subject, string header, string content) =>
        $"From: Desk <desk@ostermark.test>\r\nTo: ingest@here.test\r\nSubject: {subject}\r\nDate: Mon, 30 Nov 2026 09:00:00 +0000\r\n"
        + "Message-ID: <1@ostermark.test>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n"
        + $"Content-Type: text/plain; charset=utf-8\r\n\r\n{Text}\r\n--b\r\n{header}\r\n\r\n{content}\r\n--b--\r\n";
}
