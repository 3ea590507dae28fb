using System.Text.Json;
using Articles.Extraction.Tests.Formats.Wire;

namespace Articles.Extraction.Tests.Formats;

/// <summary>Drafts in the exports and interfaces of content systems, each as that system says so, are not published.</summary>
public sealed class ContentSystemTests
{
    private static readonly string Markup = JsonSerializer.Serialize(Wires.Markup);

    [Theory]
    // Strapi 4 and 5.
    [InlineData("{\"data\": [{\"id\": 1, \"attributes\": {\"title\": \"T\", \"content\": BODY, \"createdAt\": \"2026-11-01\", "
        + "\"updatedAt\": \"2026-11-01\", \"publishedAt\": null}}]}")]
    [InlineData("{\"data\": {\"documentId\": \"a\", \"title\": \"T\", \"content\": BODY, \"createdAt\": \"2026-11-01\", "
        + "\"updatedAt\": \"2026-11-01\", \"publishedAt\": null}}")]
    // Sanity.
    [InlineData("{\"_id\": \"drafts.1\", \"_type\": \"article\", \"title\": \"T\", \"body\": BODY}")]
    // Arc XP.
    [InlineData("{\"type\": \"story\", \"title\": \"T\", \"content\": BODY, \"revision\": {\"published\": false}}")]
    [InlineData("{\"type\": \"story\", \"title\": \"T\", \"content\": BODY, \"additional_properties\": {\"is_published\": false}}")]
    // Drupal.
    [InlineData("{\"data\": [{\"type\": \"node--article\", \"attributes\": {\"title\": \"T\", \"status\": false, "
        + "\"body\": {\"value\": BODY}}}]}")]
    [InlineData("{\"title\": [{\"value\": \"T\"}], \"moderation_state\": [{\"value\": \"draft\"}], \"body\": [{\"value\": BODY}]}")]
    // Joomla, TYPO3, Payload, Webflow, Craft.
    [InlineData("{\"data\": [{\"type\": \"articles\", \"attributes\": {\"title\": \"T\", \"state\": 0, \"text\": BODY}}]}")]
    [InlineData("{\"uid\": 1, \"title\": \"T\", \"bodytext\": BODY, \"hidden\": 1}")]
    [InlineData("{\"docs\": [{\"title\": \"T\", \"text\": BODY, \"_status\": \"draft\"}]}")]
    [InlineData("{\"items\": [{\"_id\": \"1\", \"_draft\": true, \"name\": \"T\", \"body\": BODY}]}")]
    [InlineData("{\"data\": [{\"title\": \"T\", \"body\": BODY, \"status\": \"pending\"}]}")]
    // WordPress.
    [InlineData("{\"title\": {\"rendered\": \"T\"}, \"content\": {\"rendered\": BODY, \"protected\": true}, \"status\": \"publish\"}")]
    // Ghost.
    [InlineData("{\"posts\": [{\"title\": \"T\", \"html\": BODY, \"status\": \"scheduled\"}]}")]
    // What stands around a single article.
    [InlineData("{\"status\": \"draft\", \"article\": {\"title\": \"T\", \"content\": BODY}}")]
    [InlineData("{\"published\": false, \"post\": {\"title\": \"T\", \"content\": BODY}}")]
    public void A_draft_in_JSON_is_rejected_by_name(string json) =>
        Wires.Rejection("a.json", json.Replace("BODY", Markup, StringComparison.Ordinal)).Code.ShouldBe("unknown-status");

    [Theory]
    [InlineData("{\"status\": \"ok\", \"article\": {\"title\": \"T\", \"content\": BODY}}")]
    [InlineData("{\"status\": 0, \"result\": {\"title\": \"T\", \"content\": BODY}}")]
    [InlineData("{\"status\": true, \"data\": {\"title\": \"T\", \"content\": BODY}}")]
    [InlineData("{\"title\": \"T\", \"content\": BODY, \"author\": {\"name\": \"Jan Berg\", \"active\": false}}")]
    [InlineData("{\"title\": \"T\", \"content\": BODY, \"comments\": {\"status\": \"hidden\"}}")]
    [InlineData("{\"title\": \"T\", \"content\": {\"rendered\": BODY, \"protected\": false}, \"status\": \"publish\"}")]
    [InlineData("{\"title\": \"T\", \"content\": BODY, \"publishedAt\": null}")]
    public void What_is_published_is_an_article(string json) =>
        Wires.Article("a.json", json.Replace("BODY", Markup, StringComparison.Ordinal)).Text.ShouldBe(Wires.Body);

    [Theory]
    // What programs write where there is no time, or for never: Go and .NET, Unix, SQL Server, spreadsheets.
    [InlineData("\"expires\": \"0001-01-01T00:00:00Z\"")]
    [InlineData("\"expires_at\": \"0001-01-01T00:00:00\", \"deleted_at\": \"0001-01-01T00:00:00Z\"")]
    [InlineData("\"expires\": \"Thu, 01 Jan 1970 00:00:00 GMT\"")]
    [InlineData("\"unpublishAt\": \"1970-01-01T00:00:00.000Z\"")]
    [InlineData("\"expiryDate\": \"1900-01-01T00:00:00\", \"embargoDate\": \"1900-01-01T00:00:00\"")]
    [InlineData("\"expires_at\": \"9999-12-31T23:59:59Z\"")]
    [InlineData("\"expires_at\": \"9999-12-31 23:59:59.9999999\"")]
    [InlineData("\"expires\": \"2999-12-31\"")]
    [InlineData("\"embargo\": 0, \"expires_at\": 0")]
    [InlineData("\"embargoed\": \"0001-01-01T00:00:00Z\"")]
    // Of the film that it is about.
    [InlineData("\"published\": \"2026-11-20T09:00:00Z\", \"releaseDate\": \"2027-03-01\"")]
    public void A_field_without_a_time_holds_nothing_back(string fields) =>
        Wires.Article("a.json", $"{{\"title\": \"T\", {fields}, \"content\": {Markup}}}").Text.ShouldBe(Wires.Body);

    [Theory]
    [InlineData("\"embargo\": \"9999-12-31T23:59:59Z\"", "embargoed")]
    [InlineData("\"expires\": \"1970-01-02T00:00:00Z\"", "expired")]
    [InlineData("\"releaseDate\": \"2027-03-01\"", "embargoed")]
    [InlineData("\"published\": \"true\", \"releaseDate\": \"2027-03-01\"", "embargoed")]
    [InlineData("\"published\": \"2027-02-01\", \"releaseDate\": \"2027-03-01\"", "embargoed")]
    public void One_with_a_time_does(string fields, string code) =>
        Wires.Rejection("a.json", $"{{\"title\": \"T\", {fields}, \"content\": {Markup}}}").Code.ShouldBe(code);

    [Theory]
    [InlineData("<meta name=\"status\" content=\"draft\">", "unknown-status")]
    [InlineData("<META CONTENT='Draft' NAME='article.status'>", "unknown-status")]
    [InlineData("<meta property=article:status content=withdrawn />", "killed")]
    [InlineData("<meta name=\"draft\" content=\"true\">", "unknown-status")]
    [InlineData("<meta name=\"embargo\" content=\"2027-01-01T00:00:00Z\">", "embargoed")]
    [InlineData("<meta name=\"cms:embargoed-until\" content=\"2027-01-01\">", "embargoed")]
    [InlineData("<meta property=\"article:expiration_time\" content=\"2026-11-01T00:00:00Z\">", "expired")]
    [InlineData("<meta property=\"article:expiration_time\" content=\"2027-11-01T00:00:00Z\">", null)]
    [InlineData("<meta property=\"article:expiration_time\" content=\"\">", null)]
    [InlineData("<meta name=\"embargo\" content=\"\"><meta name=\"draft\" content=\"false\">", null)]
    [InlineData("<meta name=\"status\" content=\"published\">", null)]
    [InlineData("<!-- <meta name=\"status\" content=\"draft\"> -->", null)]
    // Of caches, crawlers, readers who pay, and other things than the page.
    [InlineData("<meta http-equiv=\"expires\" content=\"Tue, 01 Jan 1980 1:00:00 GMT\">", null)]
    [InlineData("<meta name=\"expires\" content=\"Tue, 01 Jan 1980 1:00:00 GMT\">", null)]
    [InlineData("<meta name=\"robots\" content=\"noindex\"><meta name=\"access\" content=\"restricted\">", null)]
    [InlineData("<meta property=\"article:published_time\" content=\"2027-01-01T00:00:00Z\">", null)]
    [InlineData("<meta name=\"description\" content=\"The status: draft of an embargo\">", null)]
    public void The_head_of_a_page_has_its_say(string meta, string? code) => (Wires.One(
        "a.html", $"<html><head><title>Trams</title>{meta}</head><body><h1>Trams</h1>{Wires.Markup}</body></html>").Rejection?.Code)
        .ShouldBe(code);

    [Theory]
    [InlineData("_drafts/trams.md", "# Trams\n\n")]
    [InlineData("blog/_drafts/trams.md", "# Trams\n\n")]
    [InlineData("posts/draft_Forty-trams-0123456789ab.html", "<h1>Trams</h1>\n")]
    [InlineData("a.md", "---json\n{\"title\": \"Trams\", \"draft\": true}\n---\n")]
    [InlineData("a.md", "---toml\ntitle = \"Trams\"\ndraft = true\n---\n")]
    [InlineData("a.md", "---yaml\ntitle: Trams\ndraft: true\n---\n")]
    [InlineData("a.rst", "Trams\n=====\n\n:status: draft\n\n")]
    [InlineData("a.adoc", "= Trams\nInes Holm\n:page-draft: true\n\n")]
    [InlineData("a.md", "# Trams\n\nStatus: DRAFT\n\n")]
    [InlineData("a.md", "# Trams\n\n**Status:** in review\n\n")]
    [InlineData("a.xml", "<article status=\"draft\"><h1>Trams</h1><p>")]
    public void A_draft_in_a_file_is_rejected_by_name(string name, string head) =>
        Wires.Rejection(name, head + Wires.Body).Code.ShouldBe("unknown-status");

    [Theory]
    [InlineData("trams DRAFT v2.txt", "unknown-status")]
    [InlineData("Trams (DRAFT).txt", "unknown-status")]
    [InlineData("2026-11-30_DRAFT_trams.md", "unknown-status")]
    [InlineData("EMBARGOED_until_24_Dec_2031_trams.txt", "embargoed")]
    [InlineData("Trams - UNDER EMBARGO.md", "embargoed")]
    [InlineData("SPERRFRIST 24.12.2031 Trams.txt", "embargoed")]
    [InlineData("nfl-draft-2026.txt", null)]
    [InlineData("NFL_DRAFT_2026.TXT", null)]
    [InlineData("embargo-lifted.txt", null)]
    [InlineData("arms-embargoed-for-years.txt", null)]
    public void The_name_of_a_file_has_its_say(string name, string? code) =>
        (Wires.One(name, $"Ostermark buys forty trams\n\n{Wires.Body}\n").Rejection?.Code).ShouldBe(code);

    [Theory]
    [InlineData("X-Unsent: 1", "unknown-status")]
    [InlineData("X-Mozilla-Draft-Info: internal/draft; vcard=0", "unknown-status")]
    [InlineData("Sensitivity: Company-Confidential", "unknown-status")]
    [InlineData("X-Embargo-Until: 2027-01-01T00:00:00Z", "embargoed")]
    [InlineData("Expires: Mon, 30 Nov 2026 09:00:00 +0000", "expired")]
    [InlineData("Expires: Fri, 01 Jan 2027 09:00:00 +0000", null)]
    [InlineData("X-Unsent: 0", null)]
    [InlineData("Sensitivity: Normal", null)]
    public void So_has_the_header_of_a_mail(string field, string? code) => (Wires.One(
        "a.eml",
        $"From: a@b.test\nTo: c@d.test\nMessage-ID: <1@b.test>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n{field}\n"
            + $"Subject: Trams\n\n{Wires.Body}\n").Rejection?.Code).ShouldBe(code);

    [Theory]
    [InlineData("EMBARGOED until 24 December 2031: trams", "", "embargoed")]
    [InlineData("[DRAFT] Forty trams", "", "unknown-status")]
    [InlineData("Trams", "<p>EMBARGOED UNTIL 24 DECEMBER 2031</p>", "embargoed")]
    // The head of a release that is out.
    [InlineData("Trams", "<p>FOR RELEASE ON DECEMBER 1, 2026</p>", null)]
    public void So_has_the_title_in_a_feed(string title, string line, string? code)
    {
        (Wires.One(
            "a.xml",
            $"<rss version=\"2.0\"><channel><title>A</title><item><title>{title}</title><guid>1</guid>"
                + $"<description><![CDATA[{line}{Wires.Markup}]]></description></item></channel></rss>").Rejection?.Code).ShouldBe(code);
        (Wires.One("a.json", $"{{\"title\": \"{title}\", \"content\": {JsonSerializer.Serialize(line + Wires.Markup)}}}")
            .Rejection?.Code).ShouldBe(code);
    }

    [Theory]
    [InlineData("{\"enabled\": true}", "without an end")]
    [InlineData("{\"enabled\": true, \"date\": \"2027-01-01T00:00:00Z\"}", "until 2027-01-01 00:00:00 UTC")]
    [InlineData("{\"enabled\": false, \"date\": null}", null)]
    [InlineData("{\"until\": \"2026-11-01T00:00:00Z\"}", null)]
    public void So_has_an_embargo_that_is_an_object(string embargo, string? until)
    {
        var article = Wires.One("a.json", $"{{\"title\": \"T\", \"content\": {Markup}, \"meta\": {{\"embargo\": {embargo}}}}}");

        (article.Rejection is null).ShouldBe(until is null);
        (article.Rejection?.Message ?? string.Empty).ShouldContain(until ?? string.Empty);
    }

    [Theory]
    [InlineData("drafts/trams.md", "# Trams\n\n")]
    [InlineData("draft_picks_2026.html", "<h1>Trams</h1>\n")]
    [InlineData("a.md", "---json\n{\"title\": \"Trams\", \"draft\": false}\n---\n")]
    [InlineData("a.xml", "<article status=\"published\"><h1>Trams</h1><p>")]
    public void Another_is_an_article(string name, string head) =>
        Wires.Article(name, head + Wires.Body).Title.ShouldBe("Trams");

    [Theory]
    [InlineData("---js\n{ draft: true }\n---\n", "malformed-front-matter")]
    [InlineData("---json\n{\"draft\": tru}\n---\n", "malformed-front-matter")]
    [InlineData("---yaml\nno field at all\n---\n", "malformed-front-matter")]
    [InlineData("TITLE: Trams\nSTATUS: Publish\n-----\nBODY:\n", "unsupported-format")]
    public void What_cannot_be_told_is_not_published(string head, string code) =>
        Wires.Rejection(head.StartsWith('-') ? "a.md" : "a.txt", head + Wires.Body).Code.ShouldBe(code);
}
