using System.Text;

namespace Articles.Extraction.Tests.Formats.Archives;

public sealed class GzipTests
{
    private const string Page = "<!DOCTYPE html><html><body><p>The bridge reopened.</p></body></html>";

    [Fact]
    public void A_gzipped_page_is_the_page_itself()
    {
        var document = Reader.One("page.html.gz", Compressed.Gzip(Page));

        document.Name.ShouldBe("page.html.gz");
        document.Part.ShouldBeNull();
        document.Format.ShouldBe(SourceFormat.Html);
        document.Content.ShouldBe(Page);
    }

    [Fact]
    public void Several_members_are_read_as_one_file() =>
        Reader.One("page.gz", [.. Compressed.Gzip(Page[..20]), .. Compressed.Gzip(Page[20..])]).Content.ShouldBe(Page);

    [Fact]
    public void Members_that_are_each_a_page_are_parts_and_none_is_lost()
    {
        const string Other = "\n<html><body><p>The ferry runs again.</p></body></html>";
        byte[] bytes =
            [
                .. Compressed.Gzip(Page), .. Compressed.Gzip(Other[..20]), .. Compressed.Gzip(Other[20..]),
                .. Compressed.Gzip("<?xml version"),
            ];

        var documents = Reader.All("pages.html.gz", bytes);

        documents.Select(document => document.Part).ShouldBe(["1", "2", "3"]);
        documents.Take(2).Select(document => document.Content).ShouldBe([Page, Other]);
        documents[2].Rejection.ShouldNotBeNull();
    }

    [Fact]
    public void Lines_and_texts_in_several_members_go_on_one_after_the_other() =>
        Reader.All(
            "items.jsonl.gz",
            [.. Compressed.Gzip("""{"title":"A","body":"One."}""" + "\n"), .. Compressed.Gzip("""{"title":"B","body":"Two."}""")])
            .Select(document => document.Content).ShouldBe(["One.", "Two."]);

    [Fact]
    public void A_gzip_file_that_is_cut_off_is_rejected() =>
        Reader.Rejection("page.html.gz", Compressed.Gzip(Page)[..^12]).Code.ShouldBe("malformed-gzip");

    [Fact]
    public void A_gzip_file_of_nothing_is_rejected() =>
        Reader.Rejection("page.html.gz", Compressed.Gzip(string.Empty)).Code.ShouldBe("empty");

    [Fact]
    public void A_bomb_is_rejected_by_its_ratio()
    {
        var reason = Reader.Rejection("bomb.gz", Compressed.Gzip(new byte[9_000_000]));

        reason.Code.ShouldBe("archive-too-large");
        reason.Message.ShouldContain("250 times");
    }

    [Fact]
    public void An_expanded_file_is_held_to_the_size_of_a_file() =>
        Reader.Rejection("big.gz", Compressed.Gzip(Noise(20_000)), new ReadingOptions { MaxBytes = 19_999 })
            .Message.ShouldContain("Reading:MaxBytes");

    [Fact]
    public void All_expanded_bytes_are_held_to_a_total() =>
        Reader.Rejection("big.gz", Compressed.Gzip(Noise(20_000)), new ReadingOptions { MaxExpandedBytes = 19_999 })
            .Message.ShouldContain("Reading:MaxExpandedBytes");

    [Fact]
    public void Gzip_in_gzip_is_read_to_the_depth_allowed()
    {
        var twice = Compressed.Gzip(Compressed.Gzip(Page));

        Reader.One("page.html.gz.gz", twice, new ReadingOptions { MaxArchiveDepth = 2 }).Content.ShouldBe(Page);
        Reader.Rejection("page.html.gz.gz", twice, new ReadingOptions { MaxArchiveDepth = 1 }).Code.ShouldBe("too-deep");
    }

    private static byte[] Noise(int length) =>
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, length / 5).Select(number => $"{number * 7919 % 10_000:0000} ")));
}
