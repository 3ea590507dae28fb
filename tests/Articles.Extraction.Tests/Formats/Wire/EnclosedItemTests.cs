using System.Net;
using System.Text.Json;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>An agency's item that is the text of something else counts as it does in a file of its own.</summary>
public sealed class EnclosedItemTests
{
    private static readonly string Canceled = Wires.G2(itemMeta: "<pubStatus qcode=\"stat:canceled\"/>");
    private static readonly string Embargoed = Wires.G2(itemMeta: "<embargoed>2027-01-01T00:00:00Z</embargoed>");

    public static TheoryData<string, string, string> Items => new()
    {
        { Canceled, "urn:newsml:ostermark.test:1", "killed" },
        { Wires.G2(itemMeta: "<pubStatus qcode=\"stat:withheld\"/>"), "urn:newsml:ostermark.test:1", "killed" },
        { Embargoed, "urn:newsml:ostermark.test:1", "embargoed" },
        { Wires.Nitf(status: "canceled"), "ow.77", "killed" },
        { Wires.Nitf("<date.release norm=\"20270101T000000Z\"/>"), "ow.77", "embargoed" },
        { Ninjs("canceled"), "tag:ostermark.test,2026:1", "killed" },
        { Ninjs("usable", "\"embargoed\":\"2027-01-01T00:00:00Z\","), "tag:ostermark.test,2026:1", "embargoed" },
    };

    [Theory]
    [MemberData(nameof(Items))]
    public void In_a_feed_it_is_held_back(string item, string id, string code)
    {
        foreach (var feed in Feeds(item))
        {
            var entry = Wires.One("feed.xml", feed);
            (entry.Rejection?.Code, entry.Wire?.Id).ShouldBe((code, id), feed);
        }
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void And_in_a_field_of_JSON_in_Markdown_and_in_a_text(string item, string id, string code)
    {
        foreach (var (name, content) in ((string, string)[])[
            ("a.json", JsonSerializer.Serialize(new { title = "Trams", content = item })),
            ("a.json", JsonSerializer.Serialize(new { title = "Trams", content = WebUtility.HtmlEncode(item) })),
            ("a.json", JsonSerializer.Serialize(new { items = new[] { new { url = "https://a.test/1", content_html = item } } })),
            ("a.txt", "The item follows.\n\n" + item + "\n\n-- \nOstermark Wire\n"),
        ])
        {
            var article = Wires.One(name, content);
            (article.Rejection?.Code, article.Wire?.Id).ShouldBe((code, id), content);
        }
    }

    [Fact]
    public void One_that_is_usable_is_the_article_that_it_is()
    {
        foreach (var feed in (IEnumerable<string>)[.. Feeds(Wires.G2()), .. Feeds(Ninjs("usable")), .. Feeds(Wires.Nitf())])
        {
            var article = Wires.Article("feed.xml", feed);
            (article.Title, article.Text).ShouldBe(("Ostermark buys forty trams", Wires.Body), feed);
            article.Wire!.Id.ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("KILL: Ostermark buys forty trams", "killed")]
    [InlineData("EMBARGOED UNTIL 24 DECEMBER 2031: trams", "embargoed")]
    public void The_title_around_it_counts_too(string title, string code)
    {
        var entry = Wires.One("feed.xml", Atom($"<content type=\"html\">{WebUtility.HtmlEncode(Wires.G2())}</content>", title));

        (entry.Rejection?.Code, entry.Wire?.Id).ShouldBe((code, "urn:newsml:ostermark.test:1"));
    }

    [Theory]
    [InlineData("canceled", "", "killed")]
    [InlineData("usable", "<date.release norm=\"20270101T000000Z\"/>", "embargoed")]
    public void NITF_that_is_escaped_inside_NewsML_has_its_own_say(string status, string data, string code)
    {
        var nitf = WebUtility.HtmlEncode(Wires.Nitf(data, status: status));

        foreach (var content in (string[])[
            Wires.G2($"<inlineData contenttype=\"application/nitf+xml\">{nitf}</inlineData>"),
            Wires.G2($"<inlineData contenttype=\"text/xml\">{nitf}</inlineData>"),
            Wires.G2($"<inlineData>{nitf}</inlineData>"),
        ])
        {
            var item = Wires.One("a.xml", content);
            (item.Rejection?.Code, item.Wire?.Id).ShouldBe((code, "urn:newsml:ostermark.test:1"), content);
        }
    }

    [Fact]
    public void The_usable_entries_beside_one_that_is_killed_are_read()
    {
        var entries = Wires.All("feed.xml", $"""
            <rss version="2.0"><channel><title>Desk</title><item><guid>1</guid><title>Trams</title>
            <description>{WebUtility.HtmlEncode(Canceled)}</description></item><item><guid>2</guid><title>Ferries</title>
            <description>{Wires.Lead} {Wires.Lead}</description></item></channel></rss>
            """);

        entries.Select(entry => entry.Rejection?.Code).ShouldBe(["killed", null]);
        entries[1].Title.ShouldBe("Ferries");
    }

    [Theory]
    [InlineData("A_text that quotes <newsItem guid=\"1\"><itemMeta><pubStatus qcode=\"stat:canceled\"/></itemMeta></newsItem>")]
    [InlineData("[Ostermark] {0}")]
    [InlineData("{0} The element <newsItem> holds a story, and <nitf> may lie in it.")]
    public void A_text_about_items_is_a_text(string text)
    {
        text = text.Contains("{0}", StringComparison.Ordinal) ? text : $"{Wires.Body} {text}";
        text = text.Replace("{0}", Wires.Body, StringComparison.Ordinal);

        Wires.Article("feed.xml", Atom($"<content type=\"text\">{WebUtility.HtmlEncode(text)}</content>", "Trams")).Text
            .ShouldContain(Wires.Lead);
    }

    [Theory]
    [InlineData("a.xml", "<rss><channel><item><guid>1</guid><title><nitf><p>\uFFFF&#xD800;x</p></nitf></title></item></channel></rss>")]
    [InlineData("a.txt", "</nitf> One two three four five. <nitf ")]
    [InlineData("a.txt", "ZCZC OW01\n$\n+\nOne two three four.\nNNNN\n")]
    [InlineData("a.eml", "From: a@a.test\nSubject: s\nMIME-Version: 1.0\n\n{\"id\": \"\\ud800\", \"pubstatus\": \"\\ud800\"}")]
    public void What_is_broken_is_rejected_and_breaks_nothing(string name, string content) =>
        Wires.All(name, content).ShouldNotBeEmpty();

    [Fact]
    public void Items_in_items_are_opened_to_an_end()
    {
        var item = Wires.Nitf(status: "canceled");
        for (var level = 0; level < 8; level++)
        {
            item = Wires.G2($"<inlineData>{WebUtility.HtmlEncode(item)}</inlineData>");
        }

        Wires.Rejection("a.xml", item).Code.ShouldBeOneOf("killed", "too-deep");
    }

    [Fact]
    public void An_entry_that_is_a_draft_is_not_published() => Wires.Rejection(
        "feed.xml",
        Atom(
            $"<content>{Wires.Body}</content><app:control xmlns:app=\"http://www.w3.org/2007/app\"><app:draft>yes</app:draft></app:control>",
            "Trams")).Code.ShouldBe("unknown-status");

    private static IEnumerable<string> Feeds(string item)
    {
        var isXml = item.StartsWith('<');
        string[] types = isXml ? ["html", "text", "application/xml", "application/nitf+xml"] : ["html", "text", "application/json"];
        foreach (var type in types)
        {
            yield return Atom($"<content type=\"{type}\">{WebUtility.HtmlEncode(item)}</content>", "Trams");
            yield return Atom($"<content type=\"{type}\"><![CDATA[{item}]]></content>", "Trams");
        }

        if (isXml)
        {
            yield return Atom($"<content type=\"application/xml\">{item}</content>", "Trams");
            yield return Rss($"<content:encoded xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">{item}</content:encoded>");
            var shown = WebUtility.HtmlEncode($"<pre>{WebUtility.HtmlEncode(item)}</pre>");
            yield return Atom($"<content type=\"html\">{shown}</content>", "Trams");
        }

        yield return Rss($"<description>{WebUtility.HtmlEncode(item)}</description>");
        yield return Rss($"<description><![CDATA[{item}]]></description>");
        yield return Rss($"<description>{WebUtility.HtmlEncode(WebUtility.HtmlEncode(item))}</description>");
    }

    private static string Atom(string content, string title) => $"""
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><id>tag:a.test,2026:f</id><entry><id>tag:a.test,2026:e</id>
        <title>{title}</title><updated>2026-11-30T10:00:00Z</updated><summary>{Wires.Lead} {Wires.Lead}</summary>{content}</entry></feed>
        """;

    private static string Rss(string body) => $"""
        <rss version="2.0"><channel><title>Desk</title><item><guid>1</guid><title>Trams</title>{body}</item></channel></rss>
        """;

    private static string Ninjs(string status, string field = "") => $$"""
        {"guid":"tag:ostermark.test,2026:1","pubstatus":"{{status}}",{{field}}"headline":"Ostermark buys forty trams",
        "body_html":{{JsonSerializer.Serialize(Wires.Markup)}}}
        """;
}
