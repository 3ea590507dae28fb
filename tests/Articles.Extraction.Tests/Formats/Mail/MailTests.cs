using System.Text;
using Articles.Extraction.Formats;

namespace Articles.Extraction.Tests.Formats.Mail;

public sealed class MailTests
{
    private const string Headers = """
        From: "Clara Whitfield" <clara@news.test>
        To: desk@news.test
        Subject: Fwd: =?UTF-8?B?QnJpZGdlIOKAnHJlb3BlbnPigJ0=?=
        Date: Mon, 02 Nov 2026 08:00:00 +0100
        Message-ID: <7@news.test>
        MIME-Version: 1.0

        """;

    private static byte[] Message(string rest, Encoding? encoding = null) =>
        (encoding ?? Encoding.UTF8).GetBytes((Headers + rest).ReplaceLineEndings("\r\n"));

    [Fact]
    public void The_html_is_preferred_and_the_headers_are_declared()
    {
        var document = Reader.One("a.txt", Message("""
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            The bridge reopened.
            --b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>The bridge =E2=80=9Creopened=E2=80=9D.</p>
            --b--
            """));

        document.Format.ShouldBe(SourceFormat.Mail);
        document.Kind.ShouldBe(ContentKind.Html);
        document.Content.Trim().ShouldBe("<p>The bridge “reopened”.</p>");
        document.Part.ShouldBeNull();
        document.Declared.ShouldBe(new DeclaredMetadata
        {
            Title = "Bridge “reopens”",
            Byline = "Clara Whitfield",
            PublishedAt = new DateTimeOffset(2026, 11, 2, 7, 0, 0, TimeSpan.Zero),
        });
    }

    [Theory]
    [InlineData("windows-1251")]
    [InlineData("koi8-r")]
    public void The_charset_of_the_part_counts(string charset)
    {
        const string Text = "Мост через гавань открылся.";
        var message = Message($"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n{Text}",
            CodePagesEncodingProvider.Instance.GetEncoding(charset)!);

        var document = Reader.One("a.eml", message);

        document.Kind.ShouldBe(ContentKind.Text);
        document.Content.ShouldBe(Text);
        document.Charset.ShouldBe(charset);
    }

    [Theory]
    [InlineData("          \r\n")]
    [InlineData("\r\n \t \r\n\r\n")]
    [InlineData("\uFEFF\n")]
    public void Blank_lines_before_the_header_are_passed_over(string before)
    {
        var document = Reader.One("a.eml", Encoding.UTF8.GetBytes(
            before + "From: Maren Liddell <m@skerry.test>\r\nSubject: Swing bridge to close\r\nDate: Tue, 12 Mar 2024 08:41:00 +0000\r\n"
            + "MIME-Version: 1.0\r\n\r\nThe harbour board voted.\r\n"));

        (document.Format, document.Declared.Title, document.Declared.Byline).ShouldBe(
            (SourceFormat.Mail, "Swing bridge to close", "Maren Liddell"));
        document.Content.Trim().ShouldBe("The harbour board voted.");
    }

    [Fact]
    public void An_attachment_is_not_the_text()
    {
        var document = Reader.One("a.eml", Message("""
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html
            Content-Disposition: attachment; filename=page.html

            <p>Attached.</p>
            --b
            Content-Type: text/plain

            The bridge reopened.
            --b--
            """));

        document.Content.Trim().ShouldBe("The bridge reopened.");
    }

    [Fact]
    public void A_message_without_text_is_rejected() =>
        Reader.Rejection("a.eml", Message("Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"))
            .Code.ShouldBe("no-text");

    [Fact]
    public void A_web_archive_is_the_page_and_not_the_mail_that_carries_it()
    {
        var document = Reader.One("page.bin", Encoding.UTF8.GetBytes("""
            From: <Saved by Blink>
            Snapshot-Content-Location: https://news.test/bridge
            Subject: Bridge reopens - Ellery Post
            Date: Tue, 24 Nov 2026 08:00:00 -0000
            MIME-Version: 1.0
            Content-Type: multipart/related; type="text/html"; boundary="b"

            --b
            Content-Type: text/html
            Content-ID: <frame-1@mhtml.blink>
            Content-Transfer-Encoding: quoted-printable
            Content-Location: https://news.test/bridge

            <!DOCTYPE html><html><head><meta charset=3D"utf-8"></head><body><p>The bri=
            dge reopened =E2=80=93 at last.</p></body></html>
            --b
            Content-Type: image/png
            Content-Transfer-Encoding: base64
            Content-Location: https://news.test/bridge.png

            iVBORw0KGgo=
            --b--
            """.ReplaceLineEndings("\r\n")));

        document.Kind.ShouldBe(ContentKind.Html);
        document.Content.ShouldContain("<p>The bridge reopened – at last.</p>");
        document.Declared.ShouldBe(new DeclaredMetadata
        {
            CanonicalUrl = "https://news.test/bridge",
            CapturedAt = new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero),
        });
    }

    [Fact]
    public void The_page_of_a_web_archive_need_not_be_its_first_part() =>
        Reader.One("page.mhtml", Encoding.UTF8.GetBytes("""
            Snapshot-Content-Location: https://news.test/bridge
            MIME-Version: 1.0
            Content-Type: multipart/related; type="text/html"; boundary="b"

            --b
            Content-Type: text/html
            Content-Location: https://ads.test/frame

            <p>Buy shoes.</p>
            --b
            Content-Type: text/html
            Content-Location: https://news.test/bridge

            <p>The bridge reopened.</p>
            --b--
            """.ReplaceLineEndings("\r\n"))).Content.ShouldBe("<p>The bridge reopened.</p>");

    [Theory]
    [InlineData("a.mht")]
    [InlineData("a.doc")]
    [InlineData("a")]
    public void A_page_that_Word_saved_as_one_file_is_read_under_any_name(string name) =>
        Reader.One(name, """
            MIME-Version: 1.0
            Content-Type: multipart/related; boundary="b"

            This document is a Single File Web Page, also known as a Web Archive file.

            --b
            Content-Location: file:///C:/D3F1/bridge.htm
            Content-Transfer-Encoding: quoted-printable
            Content-Type: text/html; charset="windows-1252"

            <html><body><p class=3DMsoNormal>The bridge reo=
            pened =96 at last.</p></body></html>
            --b
            Content-Location: file:///C:/D3F1/bridge_files/themedata.thmx
            Content-Transfer-Encoding: base64
            Content-Type: application/vnd.ms-officetheme

            AAAA
            --b--
            """.ReplaceLineEndings("\r\n")).Content.ShouldContain(">The bridge reopened – at last.<");

    [Fact]
    public void Each_message_of_a_mailbox_is_a_part()
    {
        const string Mailbox = """
            From clara@news.test Mon Nov  2 08:00:00 2026
            From: Clara Whitfield <clara@news.test>
            Subject: One
            Message-ID: <1@news.test>

            First.

            From sam@news.test Mon Nov  2 09:00:00 2026
            From: Sam Ode <sam@news.test>
            Subject: Two
            Message-ID: <2@news.test>

            Second.

            """;

        var documents = Reader.All("inbox", Mailbox);

        documents.Select(document => document.Part).ShouldBe(["1@news.test", "2@news.test"]);
        documents.Select(document => document.Content.Trim()).ShouldBe(["First.", "Second."]);
    }

    [Theory]
    [InlineData("Bridge: it reopened\nTraffic: it flows\nMayor: she is glad\n\nThe bridge reopened.")]
    [InlineData("Subject: Bridge\n\nThe bridge reopened.")]
    [InlineData("From the mayor: the bridge reopened.\n\nIt is open.")]
    public void A_text_with_colons_is_a_text(string content) => Reader.One("a.txt", content).Format.ShouldBe(SourceFormat.Text);

    [Theory]
    [InlineData("Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\na\n")]
    [InlineData("", "X-Filler: yes\n")]
    public void Parts_and_headers_without_end_are_rejected(string start, string filler) =>
        Reader.Rejection("a.eml", Message(start + string.Concat(Enumerable.Repeat(filler, 200_000)))).Code.ShouldBe("too-large");

    [Fact]
    public void A_message_to_two_thousand_people_is_a_message_though_its_subject_comes_last()
    {
        var document = Reader.One(
            "a.eml",
            $"From: Clara Whitfield <clara@news.test>\nCc: {Addresses(2_000)}\nSubject: The bridge reopens\nMIME-Version: 1.0\n\nThe "
            + "bridge reopened on Monday.\n");

        document.Format.ShouldBe(SourceFormat.Mail);
        document.Declared.Title.ShouldBe("The bridge reopens");
        document.Content.Trim().ShouldBe("The bridge reopened on Monday.");
    }

    [Fact]
    public void A_message_with_a_header_without_end_is_rejected_and_the_others_of_its_mailbox_are_not()
    {
        var message =
            $"From: clara@news.test\nSubject: The bridge reopens\nCc: {Addresses(20_000)}\nMIME-Version: 1.0\n\nThe bridge reopened on "
            + "Monday.\n";

        Reader.Rejection("a.eml", message).Code.ShouldBe("malformed-mail");
        var documents = Reader.All(
            "inbox",
            $"From a@b.test Mon Nov  2 08:00:00 2026\n{message}\nFrom a@b.test Mon Nov  2 09:00:00 2026\nFrom: a@b.test\nSubject: "
            + "Two\n\nSecond.\n");
        documents.Select(document => document.Rejection?.Code).ShouldBe(["malformed-mail", null]);
        documents[1].Content.Trim().ShouldBe("Second.");
    }

    [Fact]
    public void A_text_of_many_indented_lines_is_no_header() =>
        Reader.One("a.eml", Message("Content-Type: text/plain\n\n" + string.Concat(Enumerable.Repeat("  The bridge reopened.\n", 12_000))))
            .Content.Length.ShouldBeGreaterThan(200_000);

    [Fact]
    public void Parts_nested_a_thousand_deep_do_no_harm()
    {
        var nested =
            string.Concat(Enumerable.Range(0, 1000).Select(level => $"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"));

        Reader.Rejection("a.eml", Message(nested + "Content-Type: text/plain\n\nx")).Code.ShouldBeOneOf("no-text", "malformed-mail");
    }

    private static string Addresses(int count) =>
        string.Join(",\n ", Enumerable.Range(0, count).Select(number => $"Reader {number} <reader{number}@news.test>"));

    [Fact]
    public void A_text_that_a_picture_cuts_in_two_is_read_whole()
    {
        var document = Reader.One("a.eml", Message("""
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            Before the picture.
            --b
            Content-Type: image/png
            Content-Disposition: inline; filename=bridge.png
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --b
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            After the picture, caf=E9.
            --b
            Content-Type: text/plain; name=notes.txt
            Content-Disposition: attachment; filename=notes.txt

            Not of the message.
            --b--
            """));

        document.Kind.ShouldBe(ContentKind.Text);
        document.Content.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["Before the picture.", "After the picture, café."]);
    }

    [Fact]
    public void Alternatives_in_which_the_html_is_cut_in_two_give_all_of_it_and_the_text_once()
    {
        var document = Reader.One("a.eml", Message("""
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/plain; charset=utf-8

            Before. After.
            --a
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html; charset=utf-8

            <p>Before.</p>
            --b
            Content-Type: image/png
            Content-Disposition: inline; filename=bridge.png
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --b
            Content-Type: text/html; charset=utf-8

            <p>After.</p>
            --b--
            --a--
            """));

        document.Kind.ShouldBe(ContentKind.Html);
        document.Content.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["<p>Before.</p>", "<p>After.</p>"]);
    }

    [Theory]
    [InlineData(
        "format=flowed", "The bridge is \nopen \nagain.\n\nIt took two \nyears.", "The bridge is open again.\n\nIt took two years.")]
    [InlineData("format=flowed; delsp=yes", "橋が二年ぶ \nりに開通した。\n\n市長が渡った。", "橋が二年ぶりに開通した。\n\n市長が渡った。")]
    public void Flowed_text_is_put_together_again(string parameters, string text, string content) =>
        Reader.One("a.eml", Message($"Content-Type: text/plain; charset=utf-8; {parameters}\n\n{text}\n")).Content.ReplaceLineEndings("\n")
            .Trim().ShouldBe(content);

    [Theory]
    [InlineData("windows-1251", "Мост через гавань открылся", "Ольга Седых")]
    [InlineData("koi8-r", "Мост через гавань открылся", "Ольга Седых")]
    [InlineData("windows-1252", "The mayor’s “bridge” – 5 €", "Zoë Müller")]
    [InlineData("gbk", "港口大桥重新开放", "李明")]
    public void Headers_in_eight_bits_are_in_the_texts_charset_which_MimeKit_4_reads_as_latin_1(string charset, string subject, string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset)!;
        var message =
            $"From: {name} <o@news.test>\r\nSubject: {subject}\r\nDate: Mon, 02 Nov 2026 08:00:00 +0100\r\nMessage-ID: "
            + "<9@news.test>\r\nMIME-Version: 1.0\r\n"
            + $"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{subject}.\r\n";

        var declared = Reader.One("a.eml", encoding.GetBytes(message)).Declared;

        declared.Title.ShouldBe(subject);
        declared.Byline.ShouldBe(name);
    }

    [Fact]
    public void A_mailbox_gives_the_lines_back_that_it_quoted()
    {
        const string Message =
            "From: a@b.test\nSubject: One\n\nIt opened.\n\n>From the start it was late.\n>>From here on it is quoted twice.\n> A quote.\n";

        Reader.All("inbox.mbox", $"From a@b.test Mon Nov  2 08:00:00 2026\n{Message}\nFrom a@b.test Mon Nov  2 09:00:00 2026\n{Message}")[0]
            .Content
            .ShouldContain("\nFrom the start it was late.\n>From here on it is quoted twice.\n> A quote.");
    }
}
