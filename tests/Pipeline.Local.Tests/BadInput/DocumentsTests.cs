using System.Text;
using Articles.Extraction.Tests.Formats.Archives;
using Articles.Extraction.Tests.Formats.Office;
using Articles.Extraction.Tests.Formats.Pdf;

namespace Pipeline.Local.Tests.BadInput;

/// <summary>Documents that are locked, damaged, hollow, or carry more than text.</summary>
public sealed class DocumentsTests(BadInputHost host) : BadInputTests(host)
{
    private const string Shown =
        "BT /F 12 Tf 72 700 Td (The old bridge over the river will close for nine weeks from Monday, the county council said) Tj 0 -14 Td "
        + "(after its meeting on Tuesday. Engineers had found cracks in two of its pillars in the spring, and lorries have been sent) Tj 0 "
            + "-14 Td (the long way round.) Tj ET";

    [Fact]
    public Task A_pdf_that_needs_a_password()
    {
        // A well-formed encryption dictionary whose user key is not that of the empty password.
        var key = new string('A', 64);
        var pdf = Encoding.Latin1.GetString(RawPdf.Page(RawPdf.Stream(Shown)))
            .Replace(
                "/Root 1 0 R",
                $"/Root 1 0 R /ID [<{key[..32]}> <{key[..32]}>] /Encrypt <</Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -44>>",
                StringComparison.Ordinal);
        return RejectedAsync("encrypted.pdf", Encoding.Latin1.GetBytes(pdf), "encrypted", "password");
    }

    [Fact]
    public Task A_pdf_of_nothing_but_its_first_line() => RejectedAsync("first-line.pdf", "%PDF-1.7\n", "malformed-pdf", "damaged");

    [Fact]
    public Task A_pdf_without_text() => RejectedAsync("scan.pdf", RawPdf.Page(RawPdf.Stream("0 0 100 100 re f")), "no-text", "OCR");

    [Fact]
    public Task A_pdf_whose_stream_is_a_bomb() =>
        RejectedAsync("bomb.pdf", RawPdf.Page(RawPdf.Deflated(new byte[20_000_000])), "archive-too-large", "16,000,000 bytes");

    [Fact]
    public Task A_pdf_that_draws_without_end()
    {
        var form = RawPdf.Stream(
            "/X Do /X Do /X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources <</XObject <</X 6 0 R>>>>");
        return RejectedAsync("forms.pdf", RawPdf.Page(RawPdf.Stream("/X Do"), " /XObject <</X 6 0 R>>", form), "no-text", "OCR");
    }

    [Fact]
    public async Task A_pdf_that_opens_a_program()
    {
        var pdf = Encoding.Latin1.GetString(RawPdf.Page(RawPdf.Stream(Shown)))
            .Replace(
                "/Type /Catalog",
                "/Type /Catalog /OpenAction <</S /Launch /F (/bin/sh)>> /AA <</O <</S /JavaScript /JS (app.alert\\(1\\))>>>>",
                StringComparison.Ordinal);
        var article = await PublishedAsync("launch.pdf", Encoding.Latin1.GetBytes(pdf));
        article.Text.ShouldStartWith("The old bridge");
        article.Text.ShouldNotContain("alert");
    }

    [Fact]
    public Task A_docx_that_is_no_xml() => RejectedAsync(
        "malformed.docx", Compressed.Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document <<<")), "malformed-word",
        "Open it in Word");

    [Fact]
    public Task A_docx_without_a_document() => RejectedAsync(
        "hollow.docx",
        Compressed.Zip(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("word/styles.xml", "<a/>")), "no-text", "no body");

    [Fact]
    public Task A_docx_that_is_cut_off() =>
        RejectedAsync("cut-off.docx", Words.Document(Words.Paragraph(Paragraph))[..^100], "malformed-zip", "cut off");

    [Fact]
    public Task A_docx_of_tables_in_tables() => RejectedAsync(
        "tables.docx",
        Compressed.Zip(
            ("[Content_Types].xml", "<Types/>"),
            ("word/document.xml",
                $"<w:document "
                + $"xmlns:w=\"w\"><w:body>{Repeat("<w:tbl><w:tr><w:tc>", 5000)}{Repeat("</w:tc></w:tr></w:tbl>", 5000)}</w:body>"
                + $"</w:document>")),
        "too-deep",
        "Reading:MaxNesting");

    [Fact]
    public Task A_docx_that_is_a_bomb() => RejectedAsync(
        "bomb.docx", Compressed.Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", $"<w>{new string(' ', 9_000_000)}</w>")),
        "archive-too-large", "archive bomb");

    [Fact]
    public Task A_docx_with_an_entity() => RejectedAsync(
        "entity.docx",
        Compressed.Zip(
            ("[Content_Types].xml", "<Types/>"),
            ("word/document.xml", "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w>&x;</w>")),
        "malformed-word",
        "Open it in Word");

    [Fact]
    public Task A_workbook() =>
        RejectedAsync(
        "table.xlsx", Compressed.Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<a/>")), "unsupported-format",
        "an Excel workbook");

    [Fact]
    public Task An_rtf() => RejectedAsync("a.rtf", "{\\rtf1 " + Paragraph + "}", "unsupported-format", "RTF");

    [Fact]
    public Task A_message_without_text() => RejectedAsync(
        "empty.eml",
        "From: a@example.com\r\nTo: b@example.com\r\nSubject: A bridge\r\nMIME-Version: 1.0\r\nContent-Type: "
        + "image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n", "no-text", "text");

    [Fact]
    public async Task A_message_of_a_hundred_thousand_headers() => (await PublishedAsync(
        "headers.eml", "From: a@example.com\r\nSubject: A bridge\r\nMIME-Version: 1.0\r\n" + Repeat("X-A: b\r\n", 100_000) + "\r\n"
            + Paragraph)).Title.ShouldBe("A bridge");

    [Fact]
    public Task A_message_of_parts_without_end() => RejectedAsync(
        "parts.eml",
        "From: a@example.com\r\nSubject: A bridge\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            + Repeat("--b\r\n\r\nx\r\n", 100_000),
        "too-large",
        "parts");
}
