using System.Text.Json;
using Articles.Extraction.Tests.Formats.Wire;

namespace Articles.Extraction.Tests.Formats.Markdown;

/// <summary>What front matter, or the fields of a content system, say against the release of a text holds it back.</summary>
public sealed class ReleaseTests
{
    private const string Body = "# Ostermark buys forty trams\n\n" + Wires.Lead + "\n\n" + Wires.Quote + "\n";

    [Theory]
    [InlineData("draft: true", "unknown-status")]
    [InlineData("draft: yes", "unknown-status")]
    [InlineData("draft: \"true\" # until the board has voted", "unknown-status")]
    [InlineData("Draft: True", "unknown-status")]
    [InlineData("published: false", "unknown-status")]
    [InlineData("published: no", "unknown-status")]
    [InlineData("publish: false", "unknown-status")]
    [InlineData("status: draft", "unknown-status")]
    [InlineData("status: 'Draft'", "unknown-status")]
    [InlineData("status: pending review", "unknown-status")]
    [InlineData("visibility: private", "unknown-status")]
    [InlineData("status: withheld", "killed")]
    [InlineData("status: killed", "killed")]
    [InlineData("status: unpublished", "killed")]
    [InlineData("pub_status: canceled", "killed")]
    [InlineData("withdrawn: true", "killed")]
    [InlineData("status: published\nstatus: draft", "unknown-status")]
    [InlineData("private: true", "unknown-status")]
    [InlineData("do_not_publish: true", "unknown-status")]
    [InlineData("wip: true", "unknown-status")]
    [InlineData("on-hold: yes", "unknown-status")]
    [InlineData("status: Draft 2", "unknown-status")]
    [InlineData("status: \"🔴 first draft\"", "unknown-status")]
    [InlineData("status: needs-edit", "unknown-status")]
    [InlineData("status: ready_for_review", "unknown-status")]
    [InlineData("status: do not publish", "unknown-status")]
    [InlineData("status: Entwurf", "unknown-status")]
    [InlineData("editorial_status: draft", "unknown-status")]
    [InlineData("kill: true", "killed")]
    [InlineData("deleted: true", "killed")]
    [InlineData("params:\n  draft: true", "unknown-status")]
    [InlineData("workflow:\n    desk: city\n    status: draft", "unknown-status")]
    [InlineData("subtitle: A plan\n  draft: true", "unknown-status")]
    public void What_is_not_released_is_rejected_by_name(string fields, string code)
    {
        foreach (var (name, content) in Files(fields))
        {
            var reason = Wires.Rejection(name, content);
            reason.Code.ShouldBe(code, content);
            reason.Message.ShouldContain("The front matter says");
        }
    }

    [Theory]
    [InlineData("embargo: 2027-01-01T00:00:00Z", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("embargoed_until: 2027-01-01 01:00:00 +0100", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("embargo: 1798761600", "until 2027-01-01 00:00:00 UTC")]
    // A day is over when it is over everywhere on earth, a time without a zone when it has passed there.
    [InlineData("embargo: 2026-12-30", "until 2026-12-31 12:00:00 UTC")]
    [InlineData("embargo: \"2026-12-31 12:00\"", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("embargo-until: '2027-01-01T00:00:00Z' # the board", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("embargo: true\nembargo_date: 2027-01-01T00:00:00Z", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("embargo:\n  from: 2026-11-01T00:00:00Z\n  until: 2027-01-01T00:00:00Z", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("embargo: {until: 2027-01-01T00:00:00Z, by: board}", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("embargo: true", "without an end")]
    [InlineData("embargo: next Monday", "without an end")]
    [InlineData("embargo: 10/12/2026", "without an end")]
    [InlineData("embargo: *date", "without an end")]
    [InlineData("status: embargoed", "without an end")]
    [InlineData("status: under embargo", "without an end")]
    [InlineData("status: embargoed until 2027-01-01T00:00:00Z", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("publishDate: 2027-01-01T00:00:00Z", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("publish_date: 2027-01-01", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("sperrfrist: 2027-01-01T00:00:00Z", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("tags: [a, b\nembargo: 2027-01-01T00:00:00Z", "until 2027-01-01 00:00:00 UTC")]
    public void An_embargo_holds_it_back_until_then(string fields, string until)
    {
        foreach (var (name, content) in Files(fields))
        {
            var reason = Wires.Rejection(name, content);
            reason.Code.ShouldBe("embargoed", content);
            reason.Message.ShouldContain(until);
        }
    }

    [Theory]
    [InlineData("draft: false")]
    [InlineData("draft:")]
    [InlineData("published: true")]
    [InlineData("published: 2026-11-30")]
    [InlineData("status: published")]
    [InlineData("status: evergreen")]
    [InlineData("state: Texas")]
    [InlineData("embargo: null")]
    [InlineData("embargo: false")]
    [InlineData("embargo: \"\"")]
    [InlineData("embargo: none")]
    [InlineData("embargo: 2026-11-01T00:00:00Z")]
    [InlineData("embargo: 2026-11-29")]
    [InlineData("embargo: 2026-11-29\nembargo_reason: results")]
    [InlineData("embargo: lifted")]
    [InlineData("embargo: n/a")]
    [InlineData("embargo: \"-\"")]
    [InlineData("status: embargo lifted")]
    [InlineData("publishDate: 2026-11-30")]
    [InlineData("publish_date: soon")]
    [InlineData("private: false")]
    [InlineData("params:\n  comments:\n    published: false")]
    [InlineData("sidebar:\n  draft: true")]
    [InlineData("meta:\n  - draft: true")]
    [InlineData("hold: the line")]
    [InlineData("deleted: 2026-11-30")]
    [InlineData("status: drafted by the board")]
    [InlineData("description: |\n  draft: true\n  status: draft")]
    [InlineData("tags:\n- draft\n- embargo: a history")]
    [InlineData("summary: The embargo: a draft")]
    public void What_is_released_is_an_article(string fields)
    {
        foreach (var (name, content) in Files(fields))
        {
            Wires.Article(name, content).Text.ShouldBe(Wires.Body, content);
        }
    }

    [Theory]
    [InlineData("draft = true", "unknown-status")]
    [InlineData("published = false", "unknown-status")]
    [InlineData("status = \"withheld\"", "killed")]
    [InlineData("embargo = 2027-01-01T00:00:00Z", "embargoed")]
    [InlineData("[params]\nembargo = \"2027-01-01\"", "embargoed")]
    [InlineData("draft = false", null)]
    public void So_does_TOML(string fields, string? code)
    {
        const string Title = "title = \"Forty trams\"\nauthors = [\"Ines Holm\", 'Jan Berg']";
        var article = Wires.One("a.md", $"+++\n{Title}\n{fields}\n+++\n{Wires.Body}\n");

        (article.Rejection?.Code).ShouldBe(code);
        if (code is null)
        {
            (article.Title, article.Byline, article.Text).ShouldBe(("Forty trams", "Ines Holm, Jan Berg", Wires.Body));
        }
    }

    [Theory]
    [InlineData("{\n  \"title\": \"Trams\",\n  \"draft\": true\n}\n\n")]
    [InlineData("Title: Trams\nDate: 2026-11-30\nStatus: draft\n\n")]
    [InlineData("---\ntitle: Trams\ndraft: true\n\n")]
    [InlineData("\n---\ntitle: Trams\ndraft: true\n---\n")]
    [InlineData("---\n\"title\": Trams\n\"draft\": true\n---\n")]
    public void And_JSON_and_a_header_without_fences_or_with_a_fault(string header) =>
        Wires.Rejection("a.md", header + Body).Code.ShouldBe("unknown-status");

    [Theory]
    [InlineData("\"status\": \"draft\"", "unknown-status")]
    [InlineData("\"status\": \"pending\"", "unknown-status")]
    [InlineData("\"status\": \"private\"", "unknown-status")]
    [InlineData("\"draft\": true", "unknown-status")]
    [InlineData("\"published\": false", "unknown-status")]
    [InlineData("\"status\": \"withheld\"", "killed")]
    [InlineData("\"creativeWorkStatus\": \"Draft\"", "unknown-status")]
    [InlineData("\"isPrivate\": true", "unknown-status")]
    [InlineData("\"private\": true", "unknown-status")]
    [InlineData("\"publishAt\": \"2027-01-01T00:00:00Z\"", "embargoed")]
    [InlineData("\"publish_date\": \"2027-01-01\"", "embargoed")]
    [InlineData("\"publish_date\": \"2026-11-30\"", null)]
    [InlineData("\"deleted\": true", "killed")]
    [InlineData("\"deleted\": false", null)]
    [InlineData("\"status\": \"publish\"", null)]
    [InlineData("\"draft\": false", null)]
    [InlineData("\"published\": \"2026-11-30T09:00:00Z\"", null)]
    [InlineData("\"state\": \"Texas\"", null)]
    public void An_object_of_a_content_system_too(string field, string? code)
    {
        var item = $"{{\"title\": \"T\", \"url\": \"https://a.test/1\", {field}, \"content\": {JsonSerializer.Serialize(Wires.Markup)}}}";

        (Wires.One("a.json", item).Rejection?.Code).ShouldBe(code);
        (Wires.One("a.json", $"[{item}]").Rejection?.Code).ShouldBe(code);
    }

    [Theory]
    [InlineData("<wp:status>draft</wp:status>", "unknown-status")]
    [InlineData("<wp:status>private</wp:status>", "unknown-status")]
    [InlineData("<wp:status>trash</wp:status>", "killed")]
    [InlineData("<prism:embargoDate>2027-01-01T00:00:00Z</prism:embargoDate>", "embargoed")]
    [InlineData("<wp:status>publish</wp:status>", null)]
    public void And_an_item_of_an_export(string element, string? code) => (Wires.One(
        "a.xml",
        "<rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\" "
            + "xmlns:prism=\"http://prismstandard.org/namespaces/basic/2.0/\">"
            + $"<channel><title>A</title><item><title>Trams</title><guid>1</guid>{element}<description>{Wires.Lead} {Wires.Quote}"
            + "</description></item></channel></rss>").Rejection?.Code).ShouldBe(code);

    private static IEnumerable<(string Name, string Content)> Files(string fields) =>
    [
        ("a.md", $"---\ntitle: Forty trams\n{fields}\n---\n{Wires.Body}\n"),
        ("a.md", $"---\n{fields}\ntitle: Forty trams\n---\n\n{Wires.Body}\n"),
        ("a.html", $"---\ntitle: Forty trams\r\n{fields.ReplaceLineEndings("\r\n")}\r\n---\r\n{Wires.Markup}\n"),
    ];
}
