using System.Text;
using Articles.Extraction.Formats;

namespace Articles.Extraction.Tests.Formats.WebArchives;

/// <summary>An archive that does not begin with its first record is read or rejected; the heads of records are nobody's text.</summary>
public sealed class ArchiveStartTests
{
    [Theory]
    [InlineData("\uFEFF", "WARC/1.0")]
    [InlineData("  ", "WARC/1.0")]
    [InlineData("", "warc/1.0")]
    [InlineData("", "WARC/2.0")]
    [InlineData("worked on it for eight weeks.</p></body></html>\r\n\r\n", "WARC/1.0")]
    [InlineData("-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "WARC/1.0")]
    public void A_WARC_is_no_page_whatever_stands_before_its_first_record(string before, string version) => CheckNoHeads(
        All(
            "a.warc", [.. Encoding.UTF8.GetBytes(before), .. Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Warcs.Two())
                .Replace("WARC/1.0", version, StringComparison.Ordinal))]));

    [Fact]
    public void An_ARC_without_a_description_is_no_page() => CheckNoHeads(
        All(
            "a.arc", [.. Arcs.Record(Warcs.Bridge, Warcs.BridgePage), .. Arcs.Record(Warcs.Dairy, Warcs.DairyPage)]));

    private static IReadOnlyList<SourceDocument> All(string name, byte[] content)
    {
        try
        {
            return Reader.All(name, content);
        }
        catch (ArticleRejectedException)
        {
            return [];
        }
    }

    private static void CheckNoHeads(IEnumerable<SourceDocument> documents) =>
        documents.ShouldAllBe(document => !document.Content.Contains("HTTP/1.1", StringComparison.Ordinal));
}
