using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>Messages of an invented agency, and what the extractor makes of them at noon of 1 December 2026.</summary>
internal static class Wires
{
    public const string Lead =
        "The tram company of Ostermark said on Monday that it will buy forty trams with low floors, and pay for them over twelve years.";

    public const string Quote = "\"We have waited for this since the bridge was widened,\" said its director, Ines Holm.";

    public static readonly DateTimeOffset Now = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    public const string Body = Lead + "\n\n" + Quote;

    public const string Markup = "<p>" + Lead + "</p><p>" + Quote + "</p>";

    public static IReadOnlyList<ExtractedArticle> All(string name, byte[] content, DateTimeOffset? now = null) =>
        new ArticleExtractor(new ExtractionOptions(), new FakeTimeProvider(now ?? Now))
            .Extract(name, content, TestContext.Current.CancellationToken);

    public static IReadOnlyList<ExtractedArticle> All(string name, string content, DateTimeOffset? now = null) =>
        All(name, Encoding.UTF8.GetBytes(content), now);

    public static ExtractedArticle One(string name, string content, DateTimeOffset? now = null) =>
        All(name, content, now).ShouldHaveSingleItem();

    public static ExtractedArticle Article(string name, string content, DateTimeOffset? now = null)
    {
        var article = One(name, content, now);
        article.Rejection.ShouldBeNull();
        return article;
    }

    public static RejectionReason Rejection(string name, string content, DateTimeOffset? now = null) =>
        One(name, content, now).Rejection.ShouldNotBeNull();

    /// <summary>A newsItem of NewsML-G2.</summary>
    public static string G2(
        string? content = null, string itemMeta = "<pubStatus qcode=\"stat:usable\"/>", string contentMeta = "", string itemClass =
            "ninat:text", string guid = "urn:newsml:ostermark.test:1",
        string headline = "<headline>Ostermark buys forty trams</headline>", string language = "en", int version = 1) => $"""
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="{version}" xml:lang="{language}">
              <rightsInfo><copyrightNotice>(c) 2026 Ostermark Wire</copyrightNotice><usageTerms>No archives</usageTerms></rightsInfo>
              <itemMeta><itemClass qcode="{itemClass}"/><provider literal="ostermark.test"/>
              <versionCreated>2026-11-30T10:15:00+01:00</versionCreated>
                <firstCreated>2026-11-30T08:00:00Z</firstCreated>{itemMeta}</itemMeta>
              <contentMeta>{headline}{contentMeta}</contentMeta>
              <contentSet>{content ?? Inline(Markup)}</contentSet>
            </newsItem>
            """;

    public static string Inline(string markup) =>
        $"""<inlineXML contenttype="application/xhtml+html"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>"""
            + $"""{markup}</body></html></inlineXML>""";

    /// <summary>A document of NITF.</summary>
    public static string Nitf(
        string data = "", string head = "", string content = Markup, string attributes = "", string status = "usable") => $"""
        <nitf {attributes}><head><title>trams</title><docdata management-status="{status}"><doc-id id-string="ow.77" regsrc="OW"/>
        <date.issue norm="20261130T101500+0100"/>{data}</docdata></head>
        <body><body.head><hedline><hl1>Ostermark buys forty trams</hl1></hedline>{head}</body.head><body.content>{content}</body.content>
        </body></nitf>
        """;
}
