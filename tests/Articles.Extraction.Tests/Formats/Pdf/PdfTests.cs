#pragma warning disable RCS0056 // A line is as long as the text: a line of what is read is a paragraph.

using Articles.Extraction.Formats;
using Articles.Extraction.Formats.Pdf;

namespace Articles.Extraction.Tests.Formats.Pdf;

public sealed class PdfTests
{
    [Fact]
    public void Lines_become_paragraphs_and_hyphenation_is_undone()
    {
        var document = Reader.One("a.bin", new Pdfs().Page()
            .Lines(60, 760, 24, "Harbour Bridge Reopens")
            .Lines(60, 700,
                "The harbour bridge in Port Ellery reopened to traffic on Monday, two years after engi-",
                "neers closed it because of cracks in its eastern pier. The well-known mayor cut a rib-",
                "bon at sunrise.",
                "",
                "She thanked the three hundred workers, who had replaced more than nine hundred well-",
                "known rivets by hand.")
            .Build());

        document.Format.ShouldBe(SourceFormat.Pdf);
        document.Kind.ShouldBe(ContentKind.Text);
        document.Content.ShouldBe("""
            Harbour Bridge Reopens

            The harbour bridge in Port Ellery reopened to traffic on Monday, two years after engineers closed it because of cracks in its eastern pier. The well-known mayor cut a ribbon at sunrise.

            She thanked the three hundred workers, who had replaced more than nine hundred well-known rivets by hand.
            """);
    }

    [Fact]
    public void Columns_are_read_one_after_the_other_and_sentences_go_on_across_them()
    {
        var document = Reader.One("a.pdf", new Pdfs().Page()
            .Lines(60, 760, 24, "Harbour Bridge Reopens After Two Years")
            .Lines(60, 700,
                "The harbour bridge in Port Ellery reopened",
                "to traffic on Monday, two years after the",
                "engineers closed it because of cracks in its",
                "eastern pier, which a diver had found by",
                "chance. Mayor Clara Whitfield cut a ribbon",
                "at sunrise and thanked the three hundred")
            .Lines(320, 700,
                "workers who had replaced more than nine",
                "hundred rivets by hand. The city expects",
                "the detour through the old town, which had",
                "angered shopkeepers and commuters alike,",
                "to be lifted by the end of the week, when",
                "the last of the signs will be taken down.")
            .Build());

        document.Content.ShouldBe("""
            Harbour Bridge Reopens After Two Years

            The harbour bridge in Port Ellery reopened to traffic on Monday, two years after the engineers closed it because of cracks in its eastern pier, which a diver had found by chance. Mayor Clara Whitfield cut a ribbon at sunrise and thanked the three hundred workers who had replaced more than nine hundred rivets by hand. The city expects the detour through the old town, which had angered shopkeepers and commuters alike, to be lifted by the end of the week, when the last of the signs will be taken down.
            """);
    }

    [Fact]
    public void Running_heads_and_page_numbers_are_left_out()
    {
        var pdf = new Pdfs();
        string[] bodies = ["The bridge reopened on Monday.", "The road stays closed.", "The mayor is glad of it."];
        for (var number = 1; number <= bodies.Length; number++)
        {
            pdf.Page().Lines(60, 815, 9, $"Ellery Post, Monday, page {number}").Lines(60, 700, bodies[number - 1])
                .Lines(290, 30, 9, $"{number}");
        }

        Reader.One("a.pdf", pdf.Build()).Content.ShouldBe(string.Join("\n\n", bodies));
    }

    [Fact]
    public void An_indented_line_begins_a_paragraph()
    {
        var content = Reader.One("a.pdf", new Pdfs().Page()
            .Lines(60, 700,
                "The harbour bridge in Port Ellery reopened to traffic on Monday, two years after it was shut.",
                "The mayor cut a ribbon at sunrise, and the three hundred workers were thanked by the town.")
            .Lines(75, 700 - (2 * 11 * 1.25), "The road through the old town stays closed until the end of the week, said the mayor.")
            .Lines(60, 700 - (3 * 11 * 1.25), "Shopkeepers and commuters alike had been angered by the detour, which was long and slow.")
            .Build()).Content;

        content.Split("\n\n").Length.ShouldBe(2);
        content.ShouldContain("by the town.\n\nThe road through");
    }

    [Fact]
    public void Properties_count_where_the_text_bears_them_out()
    {
        var pdf = new Pdfs();
        pdf.About.Title = "Harbour Bridge Reopens";
        pdf.About.Author = "Clara Whitfield";
        pdf.About.CreationDate = "D:20261102080000+01'00'";
        pdf.About.ModifiedDate = "D:20261103080000Z";
        pdf.Page().Lines(60, 760, 24, "HARBOUR BRIDGE", "REOPENS").Lines(60, 650, "The bridge reopened.");

        Reader.One("a.pdf", pdf.Build()).Declared.ShouldBe(new DeclaredMetadata
        {
            Title = "Harbour Bridge Reopens",
            Byline = "Clara Whitfield",
            PublishedAt = new DateTimeOffset(2026, 11, 2, 7, 0, 0, TimeSpan.Zero),
            ModifiedAt = new DateTimeOffset(2026, 11, 3, 8, 0, 0, TimeSpan.Zero),
        });
    }

    [Fact]
    public void Properties_that_a_program_filled_in_do_not_count()
    {
        var pdf = new Pdfs();
        pdf.About.Title = "Microsoft Word - bridge_final2.doc";
        pdf.About.Author = "Microsoft Office User";
        pdf.About.CreationDate = "yesterday";
        pdf.Page().Lines(60, 700, "The bridge reopened.");

        Reader.One("a.pdf", pdf.Build()).Declared.ShouldBe(new DeclaredMetadata());
    }

    [Fact]
    public void A_pdf_without_text_is_rejected() => Reader.Rejection("a.pdf", new Pdfs().Page().Build()).Code.ShouldBe("no-text");

    [Fact]
    public void A_pdf_with_too_many_pages_is_rejected() =>
        Reader.Rejection("a.pdf", new Pdfs().Page().Page().Build(), new ReadingOptions { MaxPdfPages = 1 })
            .Message.ShouldContain("Reading:MaxPdfPages");

    [Fact]
    public void A_damaged_pdf_is_rejected() =>
        Reader.Rejection("a.pdf", "%PDF-1.7\nnothing of a PDF follows"u8.ToArray()).Code.ShouldBe("malformed-pdf");

    [Fact]
    public void A_text_about_pdf_is_a_text() =>
        Reader.One("a.txt", "A PDF begins with %PDF-1.7, said the mayor.").Format.ShouldBe(SourceFormat.Text);

    [Theory]
    [InlineData("10", "9", " litres of water are in the lake.", "10⁹ litres of water are in the lake.")]
    [InlineData("In 2019", "3", " the river rose.", "In 2019 the river rose.")]
    [InlineData("It has 40 m", "2", " of room.", "It has 40 m² of room.")]
    public void Small_digits_above_the_line_are_powers_or_marks_of_notes_and_never_digits_of_the_number(
        string before, string raised, string after, string text)
    {
        var content = $"BT /F 11 Tf 60 700 Td ({before}) Tj 5 Ts /F 7 Tf ({raised}) Tj 0 Ts /F 11 Tf ({after}) Tj ET";

        Reader.One("a.pdf", RawPdf.Page(RawPdf.Stream(content))).Content.ShouldBe(text);
    }

    [Fact]
    public void A_drop_cap_is_the_first_letter_of_its_line()
    {
        var pdf = new Pdfs().Page()
            .Lines(60, 760, 18, "Bridge reopens after two years")
            .Lines(60, 691, 44, "W")
            .Lines(104, 712, "hen the harbour bridge reopened on Monday, the mayor cut a ribbon at",
                "sunrise and thanked the three hundred workers who had replaced more than", "nine hundred rivets by hand in two")
            .Lines(60, 670.75, "long years, in which the detour through the old town angered many people.")
            .Build();

        Reader.One("a.pdf", pdf).Content.ShouldContain("When the harbour bridge reopened on Monday, the mayor cut a ribbon at sunrise");
    }

    [Fact]
    public void Ligatures_of_the_type_become_their_letters() =>
        PdfText.Join(
            [new PdfPage(842, [new PdfBlock([new PdfLine("The \uFB01rst o\uFB03cial \uFB02ood a\uFB00air.", 11, 60, 300, 710, 700)])])])
            .ShouldBe("The first official flood affair.");
}
