using System.Text;
using System.Xml.Linq;

namespace Articles.Extraction.Formats.Xml;

/// <summary>Writes XML content as HTML.</summary>
internal static class XmlMarkup
{
    private static readonly HashSet<string> Void =
        ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

    /// <summary>Writes what is inside <paramref name="parent"/>. Recursive: as deep as the parser allowed.</summary>
    /// <param name="parent">The element; itself it is not written.</param>
    /// <param name="tagOf">The HTML tag for an element; "" to write only what is inside it, null to leave it out.</param>
    public static string InnerHtml(XElement parent, Func<XElement, string?> tagOf)
    {
        var html = new StringBuilder();
        WriteNodes(parent, tagOf, html);
        return html.ToString();
    }

    private static void WriteNodes(XElement parent, Func<XElement, string?> tagOf, StringBuilder html)
    {
        foreach (var node in parent.Nodes())
        {
            switch (node)
            {
                case XText text:
                    Escape(text.Value, html);
                    break;
                case XElement element:
                    Write(element, tagOf, html);
                    break;
            }
        }
    }

    private static void Write(XElement element, Func<XElement, string?> tagOf, StringBuilder html)
    {
        switch (tagOf(element))
        {
            case null:
                return;
            case "":
                WriteNodes(element, tagOf, html);
                return;
            case var tag:
                html.Append('<').Append(tag);
                foreach (var attribute in element.Attributes()
                    .Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.Namespace == XNamespace.None))
                {
                    html.Append(' ').Append(attribute.Name.LocalName).Append("=\"");
                    Escape(attribute.Value, html);
                    html.Append('"');
                }

                html.Append('>');
                if (!Void.Contains(tag))
                {
                    WriteNodes(element, tagOf, html);
                    html.Append("</").Append(tag).Append('>');
                }

                return;
        }
    }

    private static void Escape(ReadOnlySpan<char> text, StringBuilder html)
    {
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                _ => html.Append(character),
            };
        }
    }
}
