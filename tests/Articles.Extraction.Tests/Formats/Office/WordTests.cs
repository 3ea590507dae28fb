using System.IO.Compression;
using Articles.Extraction.Formats;
using Articles.Extraction.Tests.Formats.Archives;
using DocumentFormat.OpenXml.Packaging;

namespace Articles.Extraction.Tests.Formats.Office;

public sealed class WordTests
{
    private static string Html(string body) =>
        Reader.One("a.docx", Words.Document(body)).Content.Replace("\n", "", StringComparison.Ordinal);

    [Fact]
    public void Headings_and_paragraphs_become_html_whatever_language_the_styles_are_in()
    {
        var document = Reader.One("a.bin", Words.Document(
            Words.Paragraph("Bridge reopens", "Titel") + Words.Paragraph("Traffic &amp; road", "berschrift1")
                + Words.Paragraph("Sub", "Mine")
            + Words.Paragraph("The bridge &lt;reopened&gt;.") + Words.Paragraph(" ")
                + Words.Paragraph("The bridge at dawn", "Beschriftung") + Words.Paragraph("It is open.", "Zitat")));

        document.Format.ShouldBe(SourceFormat.Word);
        document.Kind.ShouldBe(ContentKind.Html);
        document.Part.ShouldBeNull();
        document.Content.Replace("\n", "", StringComparison.Ordinal).ShouldBe(
            "<h1>Bridge reopens</h1><h2>Traffic &amp; road</h2><h2>Sub</h2><p>The bridge &lt;reopened&gt;.</p>"
            + "<figure><figcaption>The bridge at dawn</figcaption></figure><blockquote>It is open.</blockquote>");
    }

    [Fact]
    public void Lists_nest_by_their_levels()
    {
        static string Item(string text, int level) =>
            $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

        Html(Item("a", 0) + Item("b", 1) + Item("c", 0) + Words.Paragraph("d"))
            .ShouldBe("<ul><li>a</li><ol><li>b</li></ol><li>c</li></ul><p>d</p>");
    }

    /// <summary>Word keeps the large first letter in a framed paragraph of its own.</summary>
    [Fact]
    public void A_drop_cap_is_the_first_letter_of_its_word() =>
        Html(
            "<w:p><w:pPr><w:framePr w:dropCap=\"drop\" w:lines=\"3\"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>"
            + Words.Paragraph("he bridge"))
            .ShouldBe("<p>The bridge</p>");

    [Fact]
    public void Words_own_styles_are_known_where_a_program_did_not_define_them() =>
        Html(Words.Paragraph("Bridge reopens", "Title") + Words.Paragraph("Traffic", "Heading2"))
            .ShouldBe("<h1>Bridge reopens</h1><h3>Traffic</h3>");

    [Fact]
    public void Tables_keep_their_cells() =>
        Html($"<w:tbl><w:tr><w:tc>{Words.Paragraph("a")}</w:tc><w:tc>{Words.Paragraph("b")}</w:tc></w:tr></w:tbl>")
            .ShouldBe("<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>");

    [Theory]
    [InlineData("<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "new")]
    [InlineData("<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo>", "here")]
    [InlineData("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t></w:r>", "seen")]
    [InlineData("<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>", "link")]
    [InlineData("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t>"
        + "<w:softHyphen/><w:t>d</w:t></w:r>", "a<br>b\u2011cd")]
    [InlineData("<w:sdt><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>", "control")]
    [InlineData("<w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>9</w:t></w:r>", "10⁹")]
    [InlineData(
        "<w:r><w:t>the 21</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>st</w:t></w:r><w:r><w:t> car</w:t></w:r>",
        "the 21st car")]
    [InlineData("<w:r><w:t>CO</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"subscript\"/></w:rPr><w:t>2</w:t></w:r>", "CO2")]
    [InlineData(
        "<w:r><w:t xml:space=\"preserve\">the fare is at present </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>5</w:t></w:r>"
        + "<w:r><w:t>7</w:t></w:r>", "the fare is at present 7")]
    [InlineData("<w:r><w:rPr><w:strike w:val=\"0\"/></w:rPr><w:t>shown</w:t></w:r>", "shown")]
    [InlineData("<w:r><w:rPr><w:strike/></w:rPr><w:t>all of it is struck out</w:t></w:r>", "all of it is struck out")]
    public void A_paragraph_reads_as_it_stands_with_changes_accepted(string runs, string text) =>
        Html($"<w:p>{runs}</w:p>").ShouldBe($"<p>{text}</p>");

    [Theory]
    [InlineData(
        "<w:smartTag w:element=\"place\"><w:smartTag w:element=\"City\"><w:r><w:t>Oslo</w:t></w:r></w:smartTag></w:smartTag>", "Oslo")]
    [InlineData("<w:bdo w:val=\"rtl\"><w:r><w:t>a</w:t></w:r></w:bdo><w:dir w:val=\"rtl\"><w:r><w:t>b</w:t></w:r></w:dir>", "ab")]
    [InlineData(
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>おおさか</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>大阪</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        "大阪")]
    [InlineData("<w:r><w:t>left</w:t><w:ptab w:alignment=\"right\"/><w:t>right</w:t></w:r>", "left\tright")]
    [InlineData(
        "<w:r><w:t>5 </w:t><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t> 3 </w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>",
        "5 ≥ 3 ✓")]
    [InlineData("<w:r><w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr><w:t>\uF061</w:t></w:r>", "α")]
    [InlineData(
        "<w:r><mc:AlternateContent><mc:Choice "
        + "Requires=\"wps\"><w:t>new</w:t></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r>", "new")]
    [InlineData("<w:customXml w:element=\"e\"><w:r><w:t>tagged</w:t></w:r></w:customXml>", "tagged")]
    public void What_the_sdk_knows_no_class_for_is_read_all_the_same(string runs, string text) =>
        Html($"<w:p>{runs}</w:p>").ShouldBe($"<p>{text}</p>");

    [Theory]
    [InlineData("<m:sSup><m:e><m:r><m:t>s</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>", "s²")]
    [InlineData("<m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>", "(a+b)/2")]
    [InlineData("<m:d><m:e><m:r><m:t>x</m:t></m:r></m:e></m:d>", "(x)")]
    public void A_formula_is_written_in_the_line(string formula, string text) =>
        Html($"<w:p><w:r><w:t>So </w:t></w:r><m:oMath "
            + $"xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\">{formula}</m:oMath></w:p>")
            .ShouldBe($"<p>So {text}</p>");

    [Fact]
    public void Rows_and_cells_in_content_controls_are_read_and_deleted_rows_are_not() =>
        Html($"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{Words.Paragraph("gone")}</w:tc></w:tr><w:sdt><w:sdtContent><w:tr><w:sdt>"
            + $"<w:sdtContent><w:tc>{Words.Paragraph("a")}</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>")
            .ShouldBe("<table><tr><td><p>a</p></td></tr></table>");

    [Fact]
    public void A_paragraph_whose_mark_is_deleted_goes_on_in_the_next() =>
        Html($"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One half</w:t></w:r></w:p>{Words.Paragraph("and the other.")}")
            .ShouldBe("<p>One half and the other.</p>");

    [Fact]
    public void Blocks_in_alternatives_are_read_once() =>
        Html($"<mc:AlternateContent><mc:Choice "
            + $"Requires=\"wps\">{Words.Paragraph("new")}</mc:Choice><mc:Fallback>{Words.Paragraph("old")}</mc:Fallback>"
            + $"</mc:AlternateContent>").ShouldBe("<p>new</p>");

    [Theory]
    [InlineData("text/html", "<html><body><p>Taken up.</p></body></html>", "<p>Taken up.</p>")]
    [InlineData("text/plain", "Taken up.", "<p>Taken up.</p>")]
    public void A_part_that_word_takes_up_is_read(string type, string content, string html) =>
        Reader.One("a.docx", WithPart(type, content)).Content.ShouldContain(html);

    [Fact]
    public void A_part_that_is_not_read_is_named_rather_than_left_out() =>
        Reader.Rejection("a.docx", WithPart("application/rtf", @"{\rtf1 Taken up.}")).Code.ShouldBe("unsupported-format");

    private static byte[] WithPart(string type, string content) => Words.Document(
        Words.Paragraph("Before.")
            + "<w:altChunk xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"chunk\"/>",
        document =>
            document.MainDocumentPart!.AddNewPart<AlternativeFormatImportPart>(type, "chunk")
            .FeedData(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content))));

    [Fact]
    public void A_text_box_is_read_once()
    {
        var box = $"<w:txbxContent>{Words.Paragraph("In the box.")}</w:txbxContent>";

        Html($"""
            <w:p><w:r><w:t>Before.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">
            <w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
            <wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>
            </a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>
            </mc:Fallback></mc:AlternateContent></w:r></w:p>
            """).ShouldBe("<p>Before.</p><p>In the box.</p>");
    }

    [Fact]
    public void Properties_are_declared_where_they_can_be_true()
    {
        var document = Words.Document(Words.Paragraph("Bridge reopens") + Words.Paragraph("The bridge reopened."), word =>
        {
            word.PackageProperties.Title = "Bridge reopens";
            word.PackageProperties.Creator = "Clara Whitfield";
            word.PackageProperties.Created = new DateTime(2026, 11, 2, 7, 0, 0, DateTimeKind.Utc);
            word.PackageProperties.Modified = new DateTime(2026, 11, 3, 7, 0, 0, DateTimeKind.Utc);
            word.PackageProperties.Language = "en-GB";
        });

        Reader.One("a.docx", document).Declared.ShouldBe(new DeclaredMetadata
        {
            Title = "Bridge reopens",
            Byline = "Clara Whitfield",
            PublishedAt = new DateTimeOffset(2026, 11, 2, 7, 0, 0, TimeSpan.Zero),
            ModifiedAt = new DateTimeOffset(2026, 11, 3, 7, 0, 0, TimeSpan.Zero),
            Language = "en-GB",
        });
    }

    [Fact]
    public void Stale_properties_are_not_declared()
    {
        var document = Words.Document(Words.Paragraph("The bridge reopened."), word =>
        {
            word.PackageProperties.Title = "Template 2007";
            word.PackageProperties.Creator = "python-docx";
        });

        Reader.One("a.docx", document).Declared.ShouldBe(new DeclaredMetadata());
    }

    [Fact]
    public void Styles_based_on_themselves_do_no_harm() => Html(Words.Paragraph("a", "Round")).ShouldBe("<p>a</p>");

    [Fact]
    public void A_document_without_text_is_rejected() =>
        Reader.Rejection("a.docx", Words.Document(Words.Paragraph(" "))).Code.ShouldBe("no-text");

    [Fact]
    public void A_document_in_an_archive_is_a_part_of_it() =>
        Reader.One("drop.zip", Compressed.Zip(("a.docx", Words.Document(Words.Paragraph("The bridge."))))).Part.ShouldBe("a.docx");

    [Theory]
    [InlineData("<w:document/>")]
    [InlineData("not xml")]
    [InlineData("")]
    public void A_malformed_document_is_rejected(string content) =>
        Reader.Rejection(
            "a.docx",
            Compressed.Zip(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("word/document.xml", content)))
            .Code.ShouldBeOneOf("malformed-word", "no-text");

    [Fact]
    public void Tables_in_tables_without_end_are_rejected()
    {
        var body = Words.Paragraph("x");
        for (var level = 0; level < 60; level++)
        {
            body = $"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>";
        }

        Reader.Rejection("a.docx", Words.Document(body)).Code.ShouldBe("too-deep");
    }

    [Fact]
    public void A_bomb_in_a_package_is_rejected() =>
        Reader.Rejection("a.docx", Compressed.Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", new string(' ', 9_000_000))))
            .Code.ShouldBe("archive-too-large");

    [Fact]
    public void A_bold_first_line_is_the_title_where_there_are_no_styles() =>
        Html($"<w:p><w:r><w:rPr><w:b/><w:sz w:val=\"36\"/></w:rPr><w:t>Bridge "
            + $"reopens</w:t></w:r></w:p>{Words.Paragraph("By Ada Lind")}{Words.Paragraph("It is open.")}")
            .ShouldStartWith("<h1>Bridge reopens</h1>");

    [Fact]
    public void A_document_whose_bytes_are_not_those_that_were_saved_is_rejected()
    {
        using var document = new ZipArchive(new MemoryStream(Words.Document("<w:p><w:r><w:t>The board pays 5 million.</w:t></w:r></w:p>")));
        var stored = Compressed.Stored([.. document.Entries.Select(entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return (entry.FullName, content.ToArray());
        })]);
        stored.AsSpan(stored.AsSpan().IndexOf("5 million"u8), 1)[0] = (byte)'9';

        Should.Throw<ArticleRejectedException>(() => Reader.One("a.docx", stored)).Reason.Code.ShouldBe("malformed-word");
    }
}
