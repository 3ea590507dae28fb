using System.Xml.Linq;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Xml;

/// <summary>Finds elements by local name: feeds declare their namespaces wrong, or not at all.</summary>
internal static class XmlElements
{
    private static readonly XNamespace Media = "http://search.yahoo.com/mrss/";

    /// <summary>The children of a name, outside of Media RSS, whose "content" and "title" are a picture's.</summary>
    public static IEnumerable<XElement> Children(this XElement parent, string name) =>
        parent.Elements().Where(child => child.Name.LocalName == name && child.Name.Namespace != Media);

    /// <summary>The first child of a name.</summary>
    public static XElement? Child(this XElement parent, string name) => parent.Children(name).FirstOrDefault();

    /// <summary>The text of the first child, of the first name that has any.</summary>
    public static string? Text(this XElement parent, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var child in parent.Children(name))
            {
                if (!string.IsNullOrWhiteSpace(child.Value))
                {
                    return child.Value.Trim();
                }
            }
        }

        return null;
    }

    /// <summary>An attribute by local name.</summary>
    public static string? AttributeText(this XElement? element, string name) =>
        element?.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name && !attribute.IsNamespaceDeclaration)?.Value;

    /// <summary>The date in the first child, of the first name, that can be known.</summary>
    public static DateTimeOffset? Date(this XElement parent, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (parent.Children(name).Select(child => DeclaredDate.Parse(child.Value)).FirstOrDefault(date => date is not null) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>An item's picture: Media RSS, an enclosure, or podcasting's image.</summary>
    public static string? Picture(this XElement item) => item.Descendants()
        .Where(element => element.Name.LocalName switch
        {
            "thumbnail" => element.Name.Namespace == Media,
            "content" => element.Name.Namespace == Media && (element.AttributeText("medium") == "image" || IsImage(element.AttributeText("type"))),
            "enclosure" => IsImage(element.AttributeText("type")),
            "link" => element.AttributeText("rel") == "enclosure" && IsImage(element.AttributeText("type")),
            "image" => element.AttributeText("href") is not null,
            _ => false,
        })
        .Select(element => AbsoluteUrl.Parse(element.AttributeText("url") ?? element.AttributeText("href")))
        .FirstOrDefault(address => address is not null);

    private static bool IsImage(string? type) => type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;
}
