using System.Text;

namespace Articles.Extraction.Tests.Formats.WebArchives;

public sealed class ArcTests
{
    [Fact]
    public void Each_page_is_a_part_named_by_address_and_date()
    {
        var documents = Reader.All("a.arc", Two());

        documents.Select(document => document.Part).ShouldBe([$"{Warcs.Bridge} 20240313100000", $"{Warcs.Dairy} 20240313100000"]);
        documents.Select(document => document.Content).ShouldBe([Warcs.BridgePage, Warcs.DairyPage]);
        documents[0].Declared.CapturedAt.ShouldBe(new DateTimeOffset(2024, 3, 13, 10, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Compressed_it_is_the_same() =>
        Reader.All(
            "a.arc.gz",
            Warcs.GzipEach(Arcs.Description, Arcs.Record(Warcs.Bridge, Warcs.BridgePage), Arcs.Record(Warcs.Dairy, Warcs.DairyPage)))
            .Select(document => document.Content).ShouldBe([Warcs.BridgePage, Warcs.DairyPage]);

    [Fact]
    public void Version_2_is_read() =>
        Reader.One("a.arc", [.. Arcs.Description, .. Arcs.Record(Warcs.Bridge, Warcs.BridgePage, "200 ABCD - - 0 a.arc ")]).Content
            .ShouldBe(Warcs.BridgePage);

    [Fact]
    public void An_address_may_hold_blanks() =>
        Reader.One("a.arc", [.. Arcs.Description, .. Arcs.Record("https://news.test/a b", Warcs.BridgePage)]).Declared.CanonicalUrl
            .ShouldBe("https://news.test/a%20b");

    [Fact]
    public void A_wrong_length_of_the_description_loses_nothing() =>
        Reader.All("a.arc", Encoding.ASCII.GetString(Two()).Replace("text/plain 68", "text/plain 90", StringComparison.Ordinal))
            .Select(document => document.Content).ShouldBe([Warcs.BridgePage, Warcs.DairyPage]);

    [Fact]
    public void A_record_with_a_wrong_length_is_named_and_the_next_is_read()
    {
        var wrong = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Arcs.Record(Warcs.Bridge, Warcs.BridgePage))
            .Replace("text/html ", "text/html 1", StringComparison.Ordinal));

        Reader.All("a.arc", [.. Arcs.Description, .. wrong, .. Arcs.Record(Warcs.Dairy, Warcs.DairyPage)])
            .Select(document => document.Rejection?.Code).ShouldBe(["malformed-web-archive", null]);
    }

    [Theory]
    [InlineData("202403131000", 0, 0)]
    [InlineData("20240313100000123", 0, 123)]
    public void A_date_may_be_shorter_or_longer_than_seconds(string written, int seconds, int milliseconds)
    {
        var record = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Arcs.Record(Warcs.Bridge, Warcs.BridgePage))
            .Replace("20240313100000", written, StringComparison.Ordinal));

        Reader.One("a.arc", [.. Arcs.Description, .. record]).Declared.CapturedAt
            .ShouldBe(new DateTimeOffset(2024, 3, 13, 10, 0, seconds, milliseconds, TimeSpan.Zero));
    }

    private static byte[] Two() =>
        [.. Arcs.Description, .. Arcs.Record(Warcs.Bridge, Warcs.BridgePage), .. Arcs.Record(Warcs.Dairy, Warcs.DairyPage)];
}
