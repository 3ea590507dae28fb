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
    [InlineData("params: {draft: true}", "unknown-status")]
    [InlineData("params: {desk: city, workflow: {status: draft}}", "unknown-status")]
    [InlineData("params:\n  workflow:\n    draft: true", "unknown-status")]
    [InlineData("? draft\n: true", "unknown-status")]
    [InlineData("draft: !!bool true", "unknown-status")]
    [InlineData("published: !!bool false", "unknown-status")]
    [InlineData("published: &none no", "unknown-status")]
    [InlineData("out: &out false\npublished: *out", "unknown-status")]
    [InlineData("base: &base\n  draft: true\n<<: *base", "unknown-status")]
    [InlineData("base: &base {status: draft}\nother: &other {draft: false}\n<<: [*other, *base]", "unknown-status")]
    [InlineData("base: &base {draft: true}\nnext: &next {<<: *base, desk: city}\n<<: *next", "unknown-status")]
    [InlineData("base: &base {draft: true}\nparams: *base", "unknown-status")]
    [InlineData("base: &base {params: {draft: true}}\n<<: *base", "unknown-status")]
    [InlineData("status: [draft]", "unknown-status")]
    [InlineData("entwurf: true", "unknown-status")]
    [InlineData("Entwurf: ja", "unknown-status")]
    [InlineData("statut: brouillon", "unknown-status")]
    [InlineData("état: brouillon", "unknown-status")]
    [InlineData("estado: borrador", "unknown-status")]
    [InlineData("stato: bozza", "unknown-status")]
    [InlineData("bozza: sì", "unknown-status")]
    [InlineData("situação: rascunho", "unknown-status")]
    [InlineData("utkast: true", "unknown-status")]
    [InlineData("kladde: ja", "unknown-status")]
    [InlineData("luonnos: kyllä", "unknown-status")]
    [InlineData("concept: true", "unknown-status")]
    [InlineData("veröffentlicht: nein", "unknown-status")]
    [InlineData("publié: non", "unknown-status")]
    [InlineData("publish: never", "unknown-status")]
    [InlineData("publish: pending", "unknown-status")]
    [InlineData("publish: later", "unknown-status")]
    [InlineData("access: staff only", "unknown-status")]
    [InlineData("published: \"no\"", "unknown-status")]
    [InlineData("access: private", "unknown-status")]
    [InlineData("visibility: hidden", "unknown-status")]
    [InlineData("review_status: pending", "unknown-status")]
    [InlineData("workflow: in-review", "unknown-status")]
    [InlineData("approved: false", "unknown-status")]
    [InlineData("moderation_state: needs_review", "unknown-status")]
    [InlineData("hidden: 1", "unknown-status")]
    [InlineData("_hidden: yes", "unknown-status")]
    [InlineData("unlisted: true", "unknown-status")]
    [InlineData("build:\n  render: never", "unknown-status")]
    [InlineData("status: archived", "unknown-status")]
    [InlineData("eleventyExcludeFromCollections: true", "unknown-status")]
    [InlineData("password: tram", "unknown-status")]
    [InlineData("status: 0", "unknown-status")]
    [InlineData("state: -2", "killed")]
    [InlineData("statut: retiré", "killed")]
    [InlineData("status: gelöscht", "killed")]
    [InlineData("deleted_at: 2026-11-30", "killed")]
    [InlineData("expiryDate: 2026-11-30T00:00:00Z", "expired")]
    [InlineData("unpublishDate: 2026-11-30T00:00:00Z", "expired")]
    [InlineData("expires: 2026-10-01", "expired")]
    [InlineData("expires: when the vote is over", "unknown-status")]
    [InlineData("ednote: Not for publication", "unknown-status")]
    [InlineData("ednote: MANDATORY KILL", "killed")]
    public void What_is_not_released_is_rejected_by_name(string fields, string code)
    {
        foreach (var (name, content) in Files(fields))
        {
            var reason = Wires.Rejection(name, content);
            reason.Code.ShouldBe(code, content);
            reason.Message.ShouldContain(" says ");
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
    [InlineData("embargo: 2027-01-01 00:00 UTC", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("embargo: 2027-01-01 01:00 +0100", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("defaults: &all {embargo: 2027-01-01T00:00:00Z}\n<<: *all", "until 2027-01-01 00:00:00 UTC")]
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
    [InlineData("params: {embargo: 2027-01-01T00:00:00Z}", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("publish_up: 2027-01-01T00:00:00Z", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("go_live: 1798761600", "until 2027-01-01 00:00:00 UTC")]
    // Hugo and Jekyll leave a page with a date to come out of the site.
    [InlineData("date: 2027-01-01T00:00:00Z", "until 2027-01-01 00:00:00 UTC")]
    // A day has come when it has anywhere on earth: nearly every text has one.
    [InlineData("published: 2027-01-01", "until 2026-12-31 10:00:00 UTC")]
    [InlineData("date: 2027-01-01 09:00", "until 2026-12-31 19:00:00 UTC")]
    [InlineData("ednote: Embargoed until 00:00 GMT on 1 January 2027", "until 2027-01-01 00:00:00 UTC")]
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
    [InlineData("sidebar: &side {draft: true}\nauthor: *side")]
    [InlineData("sidebar: &side {draft: true}\ncomments: {<<: *side}")]
    [InlineData("embargo: 2026-11-01 10:00 UTC")]
    [InlineData("expires: 0001-01-01T00:00:00Z")]
    [InlineData("expires: 9999-12-31")]
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
    [InlineData("params: {draft: false, title: A draft}")]
    [InlineData("params:\n  comments: {published: false}")]
    [InlineData("author: {name: Jan Berg, status: private}")]
    [InlineData("date: 2026-12-01T11:00:00Z")]
    [InlineData("date: 2026-12-02 01:00")]
    [InlineData("date: 2026-12-02")]
    [InlineData("expiryDate: 2027-01-01")]
    [InlineData("expires: never")]
    [InlineData("expires: 3600")]
    [InlineData("password: \"\"")]
    [InlineData("visibility: public")]
    // Who pays for it is the newspaper's business; it has come out.
    [InlineData("visibility: members")]
    [InlineData("access: premium")]
    [InlineData("concept: The city of trams")]
    [InlineData("approved: Ines Holm")]
    [InlineData("workflow: done")]
    [InlineData("permalink: false")]
    [InlineData("ednote: Adds a quote")]
    [InlineData("deleted_at: null")]
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
    [InlineData("---\n{title: Trams, draft: true}\n---\n")]
    [InlineData("---\nétat: brouillon\n---\n")]
    [InlineData("---\n? draft\n: true\n---\n")]
    [InlineData("{\"title\": \"Trams\", \"params\": {\"workflow\": {\"status\": \"draft\"}}}\n\n")]
    [InlineData("+++\ntitle = \"Trams\"\nparams = {draft = true}\n+++\n")]
    [InlineData("+++\ntitle = \"Trams\"\nparams.draft = true\n+++\n")]
    public void And_JSON_and_a_header_without_fences_or_with_a_fault(string header) =>
        Wires.Rejection("a.md", header + Body).Code.ShouldBe("unknown-status");

    [Theory]
    [InlineData("Title: Trams\nStatus: Draft\n\n")]
    [InlineData("#+title: Trams\n#+draft: true\n\n")]
    [InlineData(":title: Trams\n:status: draft\n\n")]
    public void And_a_header_of_a_text(string header) =>
        Wires.Rejection("a.txt", header + Wires.Body).Code.ShouldBe("unknown-status");

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
    [InlineData("\"published\": \"no\"", "unknown-status")]
    [InlineData("\"_id\": \"drafts.4711\"", "unknown-status")]
    [InlineData("\"status\": false", "unknown-status")]
    [InlineData("\"status\": [{\"value\": false}]", "unknown-status")]
    [InlineData("\"moderation_state\": \"draft\"", "unknown-status")]
    [InlineData("\"moderation_state\": [{\"value\": \"draft\"}]", "unknown-status")]
    [InlineData("\"attributes\": {\"status\": false}", "unknown-status")]
    [InlineData("\"attributes\": {\"publishedAt\": null, \"createdAt\": \"2026-11-01\", \"updatedAt\": \"2026-11-02\"}", "unknown-status")]
    [InlineData("\"published_at\": null, \"created_at\": \"2026-11-01\", \"updated_at\": \"2026-11-02\"", "unknown-status")]
    [InlineData("\"published_at\": null", null)]
    [InlineData("\"revision\": {\"published\": false}", "unknown-status")]
    [InlineData("\"workflow\": {\"state\": \"in review\"}", "unknown-status")]
    [InlineData("\"post_password\": \"tram\"", "unknown-status")]
    [InlineData("\"hidden\": 1", "unknown-status")]
    [InlineData("\"access\": \"internal\"", "unknown-status")]
    [InlineData("\"state\": -2", "killed")]
    [InlineData("\"deleted_at\": \"2026-11-30T00:00:00Z\"", "killed")]
    [InlineData("\"editors_note\": \"FOR INTERNAL USE ONLY\"", "unknown-status")]
    [InlineData("\"expires\": \"2026-11-01T00:00:00Z\"", "expired")]
    [InlineData("\"sperrfrist\": \"2027-01-01T00:00:00Z\"", "embargoed")]
    [InlineData("\"datePublished\": \"2027-01-01T00:00:00Z\"", "embargoed")]
    [InlineData("\"visibility\": \"members\"", null)]
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
    [InlineData("<wp:status>publish</wp:status><wp:post_password>tram</wp:post_password>", "unknown-status")]
    [InlineData("<wp:status>publish</wp:status><wp:post_password/>", null)]
    [InlineData("<wp:status>publish</wp:status><wp:post_password><![CDATA[]]></wp:post_password>", null)]
    [InlineData("<media:status state=\"blocked\"/>", "unknown-status")]
    [InlineData("<media:status state=\"deleted\"/>", "killed")]
    [InlineData("<media:status state=\"active\"/>", null)]
    [InlineData("<dcterms:available>2027-01-01T00:00:00Z</dcterms:available>", "embargoed")]
    [InlineData("<dcterms:available>2026-11-01T00:00:00Z</dcterms:available>", null)]
    [InlineData("<dcterms:valid>start=2027-01-01T00:00:00Z; scheme=W3C-DTF</dcterms:valid>", "embargoed")]
    [InlineData("<dcterms:valid>start=2026-01-01; end=2026-02-01; scheme=W3C-DTF</dcterms:valid>", "expired")]
    [InlineData("<dcterms:valid>2026-01-01/2026-02-01</dcterms:valid>", "expired")]
    [InlineData("<dcterms:valid>start=2026-01-01; end=2027-02-01; scheme=W3C-DTF</dcterms:valid>", null)]
    [InlineData("<prism:killDate>2026-11-01</prism:killDate>", "expired")]
    [InlineData("<pubDate>Fri, 01 Jan 2027 00:00:00 GMT</pubDate>", "embargoed")]
    [InlineData("<pubDate>Mon, 30 Nov 2026 00:00:00 GMT</pubDate>", null)]
    public void And_an_item_of_an_export(string element, string? code) => (Wires.One(
        "a.xml",
        "<rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\" "
            + "xmlns:prism=\"http://prismstandard.org/namespaces/basic/2.0/\" xmlns:media=\"http://search.yahoo.com/mrss/\" "
            + "xmlns:dcterms=\"http://purl.org/dc/terms/\">"
            + $"<channel><title>A</title><item><title>Trams</title><guid>1</guid>{element}<description>{Wires.Lead} {Wires.Quote}"
            + "</description></item></channel></rss>").Rejection?.Code).ShouldBe(code);

    private static IEnumerable<(string Name, string Content)> Files(string fields) =>
    [
        ("a.md", $"---\ntitle: Forty trams\n{fields}\n---\n{Wires.Body}\n"),
        ("a.md", $"---\n{fields}\ntitle: Forty trams\n---\n\n{Wires.Body}\n"),
        ("a.html", $"---\ntitle: Forty trams\r\n{fields.ReplaceLineEndings("\r\n")}\r\n---\r\n{Wires.Markup}\n"),
    ];
}
