using Articles.Extraction.Tests.Formats.Office;
using Articles.Extraction.Tests.Formats.Pdf;
using Articles.Extraction.Tests.Formats.Wire;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Articles.Extraction.Tests.Formats;

/// <summary>Press offices say in the margin of a page, or across it, that a text is not to be published yet.</summary>
public sealed class MarginTests
{
    private static readonly string[] Paragraphs =
        [.. Enumerable.Range(1, 14).Select(number => $"In its statement {number} the board says that lorries take the long way round.")];

    [Theory]
    [InlineData("EMBARGOED UNTIL 3 MAY 2031", "embargoed")]
    [InlineData("EMBARGOED COPY", "embargoed")]
    [InlineData("Sperrfrist: 3. Mai 2031, 10 Uhr", "embargoed")]
    [InlineData("STORY WITHDRAWN", "killed")]
    [InlineData("EMBARGOED UNTIL 3 MAY 2019", null)]
    [InlineData("Harbour board, press office", null)]
    public void It_holds_the_text_back(string margin, string? code)
    {
        var word = Words.Document(
            Words.Paragraph("Board closes the bridge", "Titel") + string.Concat(Paragraphs.Select(text => Words.Paragraph(text))),
            document => document.MainDocumentPart!.AddNewPart<HeaderPart>().Header = new Header(
                new Paragraph(new Run(new Text(margin)))));
        var pdf = new Pdfs().Page().Lines(60, 770, margin).Lines(60, 650, [.. Paragraphs[..7]])
            .Page().Lines(60, 770, margin).Lines(60, 650, [.. Paragraphs[7..]]).Build();

        (Wires.All("a.docx", word).ShouldHaveSingleItem().Rejection?.Code).ShouldBe(code);
        (Wires.All("a.pdf", pdf).ShouldHaveSingleItem().Rejection?.Code).ShouldBe(code);
        (code is not null).ShouldBe(Wires.All("a.docx", word)[0].Rejection is not null);
        (code is not null).ShouldBe(Wires.All("a.pdf", pdf)[0].Rejection is not null);
    }

    [Theory]
    [InlineData("EMBARGOED", "embargoed")]
    [InlineData("DRAFT", "unknown-status")]
    [InlineData("Draft 2", "unknown-status")]
    [InlineData("Vertraulich", "unknown-status")]
    [InlineData("Press", null)]
    public void A_watermark_does_too(string words, string? code)
    {
        var word = Words.Document(
            string.Concat(Paragraphs.Select(text => Words.Paragraph(text))),
            document => document.MainDocumentPart!.AddNewPart<HeaderPart>().Header = new Header(
                "<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
                + "xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:p><w:r><w:pict><v:shape><v:textpath string=\"" + words + "\"/></v:shape>"
                + "</w:pict></w:r></w:p></w:hdr>"));

        (Wires.All("a.docx", word).ShouldHaveSingleItem().Rejection?.Code).ShouldBe(code);
    }

    [Theory]
    [InlineData("Draft", "unknown-status")]
    [InlineData("In Review", "unknown-status")]
    [InlineData("Final", null)]
    [InlineData("", null)]
    public void So_does_the_status_among_a_documents_properties(string status, string? code) => (Wires.All(
        "a.docx",
        Words.Document(
            string.Concat(Paragraphs.Select(text => Words.Paragraph(text))), document => document.PackageProperties.ContentStatus = status))
        .ShouldHaveSingleItem().Rejection?.Code).ShouldBe(code);

    [Fact]
    public void A_kill_below_the_style_sheets_of_a_mail_program_is_one() => Wires.Rejection(
        "a.eml",
        "From: desk@ostermark.test\nSubject: Trams\nDate: Mon, 30 Nov 2026 10:15:00 +0100\nMIME-Version: 1.0\n"
            + "Content-Type: text/html; charset=utf-8\n\n<html><head><style>"
            + string.Concat(Enumerable.Repeat("p.MsoNormal { margin: 0 }\n", 800))
            + $"</style></head><body><h1>KILL: Ostermark trams</h1>{Wires.Markup}</body></html>\n").Code.ShouldBe("killed");
}
