using System.Xml.Linq;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Charsets;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Xml;

/// <summary>Finds elements by local name: feeds declare their namespaces wrong, or not at all.</summary>
internal static class XmlElements
{
    private static readonly XNamespace Media = "http://search.yahoo.com/mrss/";

    /// <summary>
    /// The children of a name, outside of Media RSS, whose "content" and "title" are a picture's. Where the parent's own vocabulary has the
    /// name, that of a module is another thing: a shop's "title" and "description".
    /// </summary>
    public static IEnumerable<XElement> Children(this XElement parent, string name)
    {
        var children = parent.Elements().Where(child => child.Name.LocalName == name && child.Name.Namespace != Media);
        var own = children.Where(child => child.Name.Namespace == parent.Name.Namespace);
        return own.Any() ? own : children.Where(child => !IsGeneral(name) || IsKnown(child.Name.Namespace, parent.Name.Namespace));
    }

    /// <summary>Names that any module may give to anything.</summary>
    private static bool IsGeneral(string name) => name is "title" or "description" or "summary" or "content" or "text" or "item" or "name";

    /// <summary>
    /// Modules that mean by such names what RSS and Atom mean: their own, Dublin Core's, iTunes'. And none at all, where a feed declares
    /// them wrong.
    /// </summary>
    private static bool IsKnown(XNamespace module, XNamespace parent) => module == XNamespace.None
        || module.NamespaceName.Contains("purl.org/", StringComparison.OrdinalIgnoreCase)
            || module.NamespaceName.Contains("/rss", StringComparison.OrdinalIgnoreCase)
        || module.NamespaceName.Contains("atom", StringComparison.OrdinalIgnoreCase)
            || module.NamespaceName.Contains("itunes", StringComparison.OrdinalIgnoreCase)
        || module.NamespaceName.Contains("netscape.com", StringComparison.OrdinalIgnoreCase)
            || module.NamespaceName.Contains("w3.org", StringComparison.OrdinalIgnoreCase)
        || module.NamespaceName.Contains("wordpress.org", StringComparison.OrdinalIgnoreCase)
            || parent.NamespaceName.Contains("iptc", StringComparison.OrdinalIgnoreCase);

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
                    // A line end of ISO 8859-1 is an ellipsis of windows-1252: no blank to trim.
                    return UnicodeText.RepairControls(child.Value).Trim();
                }
            }
        }

        return null;
    }

    /// <summary>An attribute by local name.</summary>
    public static string? AttributeText(this XElement? element, string name) =>
        element?.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name && !attribute.IsNamespaceDeclaration)?.Value;

    /// <summary>
    /// The children of a name however it is written (<c>PubStatus</c>, <c>pub-status</c>): what decides about publication is not passed
    /// over for a letter's case.
    /// </summary>
    public static IEnumerable<XElement> Alike(this XElement? parent, string name) =>
        parent?.Elements().Where(child => IsAlike(child.Name.LocalName, name)) ?? [];

    /// <summary>An attribute by a name however it is written.</summary>
    public static string? AttributeAlike(this XElement? element, string name) =>
        element?.Attributes()
            .FirstOrDefault(attribute => IsAlike(attribute.Name.LocalName, name) && !attribute.IsNamespaceDeclaration)?.Value;

    private static bool IsAlike(string one, string other) =>
        one == other || CharacterFolding.Letters(one) == CharacterFolding.Letters(other);

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
            "content" =>
                element.Name.Namespace == Media && (element.AttributeText("medium") == "image" || IsImage(element.AttributeText("type"))),
            "enclosure" => IsImage(element.AttributeText("type")),
            "link" => element.AttributeText("rel") == "enclosure" && IsImage(element.AttributeText("type")),
            "image" => element.AttributeText("href") is not null,
            _ => false,
        })
        .Select(element => AbsoluteUrl.Parse(element.AttributeText("url") ?? element.AttributeText("href")))
        .FirstOrDefault(address => address is not null);

    private static bool IsImage(string? type) => type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;
}
