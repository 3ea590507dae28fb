using System.Text;

namespace Articles.Extraction.Tests.Formats.Pdf;

public sealed class HostilePdfTests
{
    private const string Begin = "BT /F 11 Tf 60 700 Td ";

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    [Fact]
    public void The_raw_page_itself_is_in_order() =>
        Reader.One("a.pdf", RawPdf.Page(RawPdf.Stream(Begin + "(The bridge.) Tj ET"))).Content.ShouldBe("The bridge.");

    [Fact]
    public void A_stream_that_is_a_bomb_is_not_expanded()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Reader.Rejection("a.pdf", RawPdf.Page(RawPdf.Deflated(new byte[200_000_000]))).Code.ShouldBe("archive-too-large");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(250_000_000);
    }

    [Fact]
    public void Forms_that_draw_forms_without_end_are_stopped()
    {
        const int Levels = 12;
        var forms = Enumerable.Range(6, Levels).Select(number => RawPdf.Stream(
            number < 5 + Levels ? Repeat("/X Do ", 10) : " ",
            $"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X {number + 1} 0 R>>>>"));

        Reader.Rejection("a.pdf", RawPdf.Page(RawPdf.Stream("/X Do"), "/XObject <</X 6 0 R>>", [.. forms]))
            .Code.ShouldBe("archive-too-large");
    }

    [Fact]
    public void Letters_without_end_are_stopped() =>
        Reader.Rejection("a.pdf", RawPdf.Page(RawPdf.Stream(Begin + "(" + new string('a', 500_000) + ") Tj ET")))
            .Code.ShouldBe("too-large");

    [Fact]
    public void Saved_states_without_end_are_stopped() =>
        Reader.Rejection("a.pdf", RawPdf.Page(RawPdf.Stream(Repeat("q ", 100_000)))).Code.ShouldBe("too-deep");

    [Fact]
    public void One_stream_as_content_a_thousand_times_is_stopped() => Reader.Rejection("a.pdf", RawPdf.Of(
        "<</Type /Catalog /Pages 2 0 R>>"u8.ToArray(),
        "<</Type /Pages /Kids [3 0 R] /Count 1>>"u8.ToArray(),
        Encoding.Latin1.GetBytes(
            $"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <<>> /Contents [{Repeat("4 0 R ", 1000)}]>>"),
        RawPdf.Stream(Repeat("0 g ", 100_000)))).Code.ShouldBe("archive-too-large");

    [Fact]
    public void Letters_in_one_place_are_one_letter() =>
        Reader.One("a.pdf", RawPdf.Page(RawPdf.Stream(Begin + Repeat("(a) Tj 0 0 Td ", 20_000) + "ET"))).Content.ShouldBe("a");

    [Theory]
    [InlineData("[")]
    [InlineData("<<")]
    [InlineData("<</a ")]
    public void Brackets_a_million_deep_do_not_overflow_the_stack(string bracket)
    {
        Reader.Rejection("a.pdf", RawPdf.Page(RawPdf.Stream(Begin + Repeat(bracket, 1_000_000))))
            .Code.ShouldBeOneOf("malformed-pdf", "no-text");
        Reader.Rejection("a.pdf", RawPdf.Of(Encoding.Latin1.GetBytes("<</Type /Catalog /X " + Repeat(bracket, 1_000_000))))
            .Code.ShouldBe("malformed-pdf");
    }

    [Theory]
    [InlineData("<</Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000>>")]
    [InlineData("<</Type /Pages /Kids [] /Count -5>>")]
    public void A_page_tree_that_leads_nowhere_is_rejected(string pages) =>
        Reader.Rejection("a.pdf", RawPdf.Of("<</Type /Catalog /Pages 2 0 R>>"u8.ToArray(), Encoding.Latin1.GetBytes(pages))).Code
            .ShouldBeOneOf("malformed-pdf", "no-text", "too-large");

    [Fact]
    public void An_encrypted_pdf_is_rejected_with_what_to_do()
    {
        // A well-formed encryption dictionary whose user key is not that of the empty password.
        var key = new string('A', 64);
        var pdf = Encoding.Latin1.GetString(RawPdf.Page(RawPdf.Stream(Begin + "(x) Tj ET")))
            .Replace(
                "/Root 1 0 R",
                $"/Root 1 0 R /ID [<{key[..32]}> <{key[..32]}>] /Encrypt <</Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -44>>",
                StringComparison.Ordinal);

        var reason = Reader.Rejection("a.pdf", Encoding.Latin1.GetBytes(pdf));

        reason.Code.ShouldBe("encrypted");
        reason.Message.ShouldContain("password");
    }
}
