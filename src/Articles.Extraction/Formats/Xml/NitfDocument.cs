using System.Xml.Linq;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Xml;

/// <summary>Reads the IPTC's News Industry Text Format (NITF 3.x), whose body is close to HTML.</summary>
internal static class NitfDocument
{
    /// <returns>The article; its body is null when there is none.</returns>
    public static FeedItem Read(XElement nitf)
    {
        var head = nitf.Child("head");
        var data = head?.Child("docdata");
        var publication = head?.Child("pubdata");
        var body = nitf.Child("body");
        var bodyHead = body?.Child("body.head");
        return new FeedItem(
            BodyField.From(body?.Child("body.content") is { } content ? XmlMarkup.InnerHtml(content, TagOf) : null),
            new DeclaredMetadata
            {
                Title = PlainLine.Of(bodyHead?.Child("hedline")?.Text("hl1") ?? head?.Text("title")),
                Byline = Names.Join((bodyHead?.Children("byline") ?? []).Select(Name)),
                PublishedAt = DeclaredDate.Parse(data?.Child("date.issue").AttributeText("norm"))
                    ?? DeclaredDate.Parse(bodyHead?.Child("dateline")?.Child("story.date").AttributeText("norm"))
                    ?? DeclaredDate.Parse(publication.AttributeText("date.publication")),
                SiteName = PlainLine.Of(publication.AttributeText("name")),
                CanonicalUrl = AbsoluteUrl.Parse(publication.AttributeText("ex-ref")),
                Language = LanguageTag.Parse(nitf.AttributeText("lang") ?? body.AttributeText("lang")),
            },
            []);
    }

    /// <summary>The person alone, without the title that may follow ("byttl").</summary>
    private static string Name(XElement byline) =>
        byline.Text("person") ?? string.Concat(byline.Nodes().Where(node => node is not XElement { Name.LocalName: "byttl" }).Select(node => node is XElement element ? element.Value : node.ToString()));

    private static string? TagOf(XElement element) => element.Name.LocalName switch
    {
        "hl1" or "hl2" => "h2",
        "block" => "div",
        "bq" => "blockquote",
        "media" => "figure",
        "media-caption" or "media-producer" => "figcaption",
        "nitf-table" => "div",
        "media-reference" or "media-metadata" or "media-object" or "nitf-table-metadata" or "note" => null,
        "p" or "ol" or "ul" or "li" or "dl" or "dt" or "dd" or "table" or "caption" or "thead" or "tbody" or "tfoot" or "tr" or "th" or "td"
            or "pre" or "br" or "hr" or "a" or "em" or "q" or "sub" or "sup" => element.Name.LocalName,
        _ => string.Empty,
    };
}
