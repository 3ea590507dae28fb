using Articles.Extraction.Tests.Formats.Wire;

namespace Articles.Extraction.Tests.Formats.Xml;

/// <summary>An entry that a feed says is deleted (RFC 6721) is withdrawn; the others are read.</summary>
public sealed class DeletedEntryTests
{
    private const string Deleted = "<at:deleted-entry ref=\"tag:ow.test,2026:1\" when=\"2026-11-30T12:00:00Z\"/>";

    [Fact]
    public void The_entry_that_it_names_is_killed()
    {
        var articles = Wires.All("a.atom", Feed(Deleted + Entry(2, "2026-11-30T10:00:00Z")));

        articles.Select(article => (article.Part, article.Rejection?.Code))
            .ShouldBe([("tag:ow.test,2026:2", null), ("tag:ow.test,2026:1", "killed")]);
    }

    [Theory]
    [InlineData("2026-11-30T10:00:00Z", "killed")]
    [InlineData("2026-11-30T13:00:00Z", null)]
    public void One_that_is_still_there_is_an_article_only_if_it_was_changed_later(string updated, string? code) =>
        (Wires.One("a.atom", Feed(Entry(1, updated) + Deleted)).Rejection?.Code).ShouldBe(code);

    private static string Feed(string entries) =>
        $"<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\"><title>A</title>{entries}</feed>";

    private static string Entry(int number, string updated) =>
        $"<entry><id>tag:ow.test,2026:{number}</id><title>Trams</title><updated>{updated}</updated>"
        + $"<content>{Wires.Lead} {Wires.Quote}</content></entry>";
}
