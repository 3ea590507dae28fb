using System.Text;

namespace Articles.Extraction.Tests.Formats.Archives;

public sealed class ZipTests
{
    private const string Page = "<!DOCTYPE html><html><body><p>The bridge reopened.</p></body></html>";

    [Fact]
    public void Each_file_is_a_part_named_by_its_path()
    {
        var documents = Reader.All("drop.zip", Compressed.Zip(
            ("2026/bridge.html", Page), ("note.txt", "The bridge."), ("2026/", ""), ("__MACOSX/note.txt", "x"), (".DS_Store", "x")));

        documents.Select(document => document.Part).ShouldBe(["2026/bridge.html", "note.txt"]);
        documents.Select(document => document.Format).ShouldBe([SourceFormat.Html, SourceFormat.Text]);
        documents.ShouldAllBe(document => document.Name == "drop.zip");
    }

    [Fact]
    public void An_archive_of_one_has_a_part_too() =>
        Reader.One("drop.zip", Compressed.Zip(("a.txt", "The bridge."))).Part.ShouldBe("a.txt");

    [Fact]
    public void Lists_and_archives_inside_keep_their_own_parts()
    {
        byte[] inner = Compressed.Zip(("b.txt", "The road."));
        var documents = Reader.All("drop.zip", Compressed.Zip(
            ("feed.json", """[{"url":"https://news.test/1","content":"One."}]"""u8.ToArray()), ("a.html.gz", Compressed.Gzip(Page)),
            ("inner.zip", inner)));

        documents.Select(document => document.Part).ShouldBe(["feed.json!https://news.test/1", "a.html.gz", "inner.zip!b.txt"]);
    }

    [Fact]
    public void A_file_that_is_no_article_is_on_record_and_the_others_are_read()
    {
        var documents = Reader.All("drop.zip", Compressed.Zip(
            ("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 1]), ("a.css", "p { color: red }"u8.ToArray()), ("a.txt", "The bridge."u8.ToArray()),
            ("b.txt", [])));

        documents.Select(document => document.Rejection?.Code).ShouldBe(["binary", "not-an-article", null, "empty"]);
        documents[2].Content.ShouldBe("The bridge.");
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\Windows\\win.ini")]
    [InlineData("a\u0001b\u202E.txt")]
    public void A_name_that_slips_out_of_the_folder_is_just_a_name(string name) =>
        Reader.One("drop.zip", Compressed.Zip((name, "The bridge."))).Part.ShouldBe(name.Replace('\\', '/'));

    [Fact]
    public void Two_files_of_one_name_are_told_apart()
    {
        var parts = Reader.All("drop.zip", Compressed.Zip(("a.txt", "One."), ("a.txt", "Two."))).Select(document => document.Part!)
            .ToList();

        parts.ShouldBeUnique();
        parts.ShouldAllBe(part => part.StartsWith("a.txt#"));
    }

    [Theory]
    [InlineData("xl/workbook.xml", "Excel")]
    [InlineData("ppt/presentation.xml", "PowerPoint")]
    public void An_office_document_that_is_not_read_is_named(string marker, string name)
    {
        var reason = Reader.Rejection("a.zip", Compressed.Zip(("[Content_Types].xml", "<Types/>"), (marker, "<x/>")));

        reason.Code.ShouldBe("unsupported-format");
        reason.Message.ShouldContain(name);
    }

    [Theory]
    [InlineData("application/epub+zip", "EPUB")]
    [InlineData("application/vnd.oasis.opendocument.text", "OpenDocument")]
    public void A_document_with_a_type_is_named(string type, string name) =>
        Reader.Rejection("a.zip", Compressed.Zip(("mimetype", type), ("content.xml", "<x/>"))).Message.ShouldContain(name);

    [Fact]
    public void Too_many_files_are_rejected() =>
        Reader.Rejection(
            "a.zip", Compressed.Zip([.. Enumerable.Range(0, 11).Select(number => ($"{number}.txt", "x"))]),
            new ReadingOptions { MaxArchiveEntries = 10 })
            .Code.ShouldBe("archive-too-large");

    [Fact]
    public void A_bomb_rejects_the_whole_archive() =>
        Reader.Rejection("a.zip", Compressed.Zip(("a.txt", "The bridge."u8.ToArray()), ("bomb.txt", new byte[9_000_000])))
            .Code.ShouldBe("archive-too-large");

    [Fact]
    public void All_files_together_are_held_to_a_total() =>
        Reader.Rejection(
            "a.zip",
            Compressed.Zip([.. Enumerable.Range(0, 20).Select(number => ($"{number}.txt", new string((char)('a' + number), 1000)))]),
            new ReadingOptions { MaxExpandedBytes = 10_000 })
            .Message.ShouldContain("Reading:MaxExpandedBytes");

    [Fact]
    public void One_file_that_is_too_large_does_not_take_the_others_with_it()
    {
        var documents = Reader.All(
            "a.zip", Compressed.Zip(("big.txt", new string('x', 2000)), ("a.txt", "The bridge.")), new ReadingOptions { MaxBytes = 1000 });

        documents.Select(document => document.Rejection?.Code).ShouldBe(["too-large", null]);
    }

    [Fact]
    public void Nested_archives_are_read_to_the_depth_allowed()
    {
        var archive = Compressed.Zip(("a.txt", "The bridge."));
        for (var level = 0; level < 20; level++)
        {
            archive = Compressed.Zip(($"{level}.zip", archive));
        }

        Reader.One("a.zip", archive).Rejection!.Code.ShouldBe("too-deep");
    }

    [Fact]
    public void An_archive_of_nothing_is_no_article() =>
        Reader.Rejection("a.zip", Compressed.Zip(("folder/", ""))).Code.ShouldBe("not-an-article");

    [Fact]
    public void A_damaged_archive_is_rejected()
    {
        var archive = Compressed.Zip(("a.txt", "The bridge."));

        Reader.Rejection("a.zip", archive[..^30]).Code.ShouldBe("malformed-zip");
    }

    [Fact]
    public void A_damaged_file_in_an_archive_is_on_record()
    {
        var archive = Compressed.Zip(("a.txt", string.Concat(Enumerable.Range(0, 500))), ("b.txt", "The bridge."));
        archive.AsSpan(60, 200).Fill(0xFF);

        var documents = Reader.All("a.zip", archive);

        documents[0].Rejection!.Code.ShouldBe("malformed-zip");
        documents[1].Content.ShouldBe("The bridge.");
    }

    [Fact]
    public void An_encrypted_file_is_on_record()
    {
        var archive = Compressed.Zip(("a.txt", "The bridge."));
        var central = archive.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        archive[6] |= 1;
        archive[central + 8] |= 1;

        Reader.One("a.zip", archive).Rejection!.Code.ShouldBe("encrypted");
    }

    [Fact]
    public void Too_many_articles_in_all_are_rejected() => Reader.Rejection(
        "a.zip",
        Compressed.Zip(
            ("a.json",
            Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, 50).Select(id => $$"""{"id":{{id}},"text":"t{{id}}"}"""))}]"))),
        new ReadingOptions { MaxArticles = 40 }).Code.ShouldBe("too-many-articles");

    [Theory]
    [InlineData("mimetype")]
    [InlineData("other.txt")]
    public void An_epub_is_named_wherever_its_type_stands(string last)
    {
        var archive = Compressed.Zip(
            ("META-INF/container.xml", "<container/>"), ("OPS/1.xhtml", "<html><body><p>One.</p></body></html>"),
            ("OPS/c.opf", "<package/>"), (last, "application/epub+zip"));

        Reader.Rejection("a.zip", archive).Message.ShouldContain("EPUB");
    }

    /// <summary>System.IO.Compression 10.0 hands out what is not what was packed.</summary>
    [Fact]
    public void A_file_whose_bytes_are_not_those_that_were_packed_is_rejected_and_the_others_are_read()
    {
        var archive = Compressed.Stored(("a.txt", "The board pays 5 million."u8.ToArray()), ("b.txt", "The road."u8.ToArray()));
        archive.AsSpan(archive.AsSpan().IndexOf("5 million"u8), 1)[0] = (byte)'9';

        var documents = Reader.All("drop.zip", archive);

        documents.Select(document => document.Rejection?.Code).ShouldBe(["malformed-zip", null]);
        documents[1].Content.ShouldBe("The road.");
    }

    [Theory]
    [InlineData("word/document.xml")]
    [InlineData("_rels/.rels")]
    public void What_is_left_of_a_damaged_Office_file_is_no_archive_of_articles(string name) =>
        Should.Throw<ArticleRejectedException>(
            () => Reader.All("drop.docx", Compressed.Zip(("[Cxntent_Types].xml", "<Types/>"), (name, "<a/>"))))
            .Reason.Code.ShouldBe("unsupported-format");
}
