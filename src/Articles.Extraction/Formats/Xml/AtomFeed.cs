using System.Xml.Linq;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Formats.Xml;

/// <summary>Reads Atom (RFC 4287).</summary>
internal static class AtomFeed
{
    public static IEnumerable<FeedItem> Items(XElement feed)
    {
        var gone = feed.Elements()
            .Where(element => element.Name.LocalName == "deleted-entry" && !string.IsNullOrWhiteSpace(element.AttributeText("ref")))
            .Select(element => new DeletedEntry(element)).Where(entry => !feed.Children("entry").Any(entry.IsBackIn))
            .DistinctBy(entry => entry.Ref).ToList();
        return feed.Children("entry").Where(entry => !gone.Exists(one => one.Ref == entry.Text("id"))).Select(entry => Read(entry, feed))
            .Concat(gone.Select(one => one.ToItem()));
    }

    /// <summary>Reads an entry; one that is a document of its own has no feed around it.</summary>
    public static FeedItem Read(XElement entry, XElement? feed)
    {
        var link = entry.Children("link").Where(link => link.AttributeText("rel") is null or "alternate")
            .Select(link => AbsoluteUrl.Parse(link.AttributeText("href")));
        return new FeedItem(
            EnclosedItem.In(entry) ?? Body(entry.Child("content")) ?? Body(entry.Child("summary")),
            new DeclaredMetadata
            {
                Title = PlainLine.Of(entry.Text("title")),
                Byline = Authors(entry) ?? (entry.Child("source") is { } source ? Authors(source) : null)
                    ?? (feed is null ? null : Authors(feed)),
                PublishedAt = entry.Date("published", "issued"),
                ModifiedAt = entry.Date("updated", "modified"),
                SiteName = PlainLine.Of(entry.Child("source")?.Text("title") ?? feed?.Text("title")),
                CanonicalUrl = link.FirstOrDefault(address => address is not null),
                Language = LanguageTag.Parse(entry.AttributeText("lang") ?? feed.AttributeText("lang")),
                LeadImage = entry.Picture(),
            },
            [entry.Text("id"), link.FirstOrDefault(address => address is not null)])
        {
            Release = entry.Release(),
        };
    }

    private static string? Authors(XElement parent) =>
        Names.Join(parent.Children("author").Select(author => author.Text("name") ?? author.Value));

    /// <summary>Escaped or inline HTML, or text. Content that lies elsewhere (src) or is binary is none.</summary>
    private static BodyField? Body(XElement? element)
    {
        var type = element.AttributeText("type");
        if (element is null || string.IsNullOrWhiteSpace(element.Value)
            || (type is not null && type.Contains('/') && !type.Contains("xml") && !type.Contains("json")
                && !type.StartsWith("text/", StringComparison.Ordinal)))
        {
            return null;
        }

        if (element.HasElements)
        {
            return new BodyField(ContentKind.Html, XmlMarkup.InnerHtml(element, inner => inner.Name.LocalName));
        }

        return type is "text" or "text/plain"
            ? new BodyField(ContentKind.Text, element.Value)
            : BodyField.From(element.Value);
    }
}
