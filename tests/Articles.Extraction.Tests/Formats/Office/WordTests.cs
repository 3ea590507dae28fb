using Articles.Extraction.Formats;
using Articles.Extraction.Tests.Formats.Archives;

namespace Articles.Extraction.Tests.Formats.Office;

public sealed class WordTests
{
    private static string Html(string body) => Reader.One("a.docx", Words.Document(body)).Content.Replace("\n", "", StringComparison.Ordinal);

    [Fact]
    public void Headings_and_paragraphs_become_html_whatever_language_the_styles_are_in()
    {
        var document = Reader.One("a.bin", Words.Document(
            Words.Paragraph("Bridge reopens", "Titel") + Words.Paragraph("Traffic &amp; road", "berschrift1") + Words.Paragraph("Sub", "Mine")
            + Words.Paragraph("The bridge &lt;reopened&gt;.") + Words.Paragraph(" ") + Words.Paragraph("The bridge at dawn", "Beschriftung") + Words.Paragraph("It is open.", "Zitat")));

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

        Html(Item("a", 0) + Item("b", 1) + Item("c", 0) + Words.Paragraph("d")).ShouldBe("<ul><li>a</li><ol><li>b</li></ol><li>c</li></ul><p>d</p>");
    }

    [Fact]
    public void Tables_keep_their_cells() =>
        Html($"<w:tbl><w:tr><w:tc>{Words.Paragraph("a")}</w:tc><w:tc>{Words.Paragraph("b")}</w:tc></w:tr></w:tbl>")
            .ShouldBe("<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>");

    [Theory]
    [InlineData("<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "new")]
    [InlineData("<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo>", "here")]
    [InlineData("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t></w:r>", "seen")]
    [InlineData("<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>", "link")]
    [InlineData("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r>", "a<br>b\u2011cd")]
    [InlineData("<w:sdt><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>", "control")]
    public void A_paragraph_reads_as_it_stands_with_changes_accepted(string runs, string text) => Html($"<w:p>{runs}</w:p>").ShouldBe($"<p>{text}</p>");

    [Fact]
    public void A_text_box_is_read_once()
    {
        var box = $"<w:txbxContent>{Words.Paragraph("In the box.")}</w:txbxContent>";

        Html($"""
            <w:p><w:r><w:t>Before.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">
            <w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>
            </a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
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
    public void A_document_without_text_is_rejected() => Reader.Rejection("a.docx", Words.Document(Words.Paragraph(" "))).Code.ShouldBe("no-text");

    [Fact]
    public void A_document_in_an_archive_is_a_part_of_it() =>
        Reader.One("drop.zip", Compressed.Zip(("a.docx", Words.Document(Words.Paragraph("The bridge."))))).Part.ShouldBe("a.docx");

    [Theory]
    [InlineData("<w:document/>")]
    [InlineData("not xml")]
    [InlineData("")]
    public void A_malformed_document_is_rejected(string content) =>
        Reader.Rejection("a.docx", Compressed.Zip(("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"), ("word/document.xml", content)))
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
        Reader.Rejection("a.docx", Compressed.Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", new string(' ', 9_000_000)))).Code.ShouldBe("archive-too-large");
}
