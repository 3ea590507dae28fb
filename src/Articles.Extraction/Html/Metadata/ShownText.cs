using System.Text;
using AngleSharp.Dom;

namespace Articles.Extraction.Html.Metadata;

/// <summary>
/// The text of a small element with a blank between its parts: "By" and the name, or the name and the job, are set apart by the style sheet
/// as often as by a blank.
/// </summary>
internal static class ShownText
{
    /// <summary>The text of all below.</summary>
    public static string Of(INode node)
    {
        // Most small elements hold one text.
        var only = node;
        while (only.ChildNodes.Length == 1)
        {
            only = only.FirstChild!;
        }

        if (only is IText single && only != node)
        {
            return single.Data;
        }

        var text = new StringBuilder();
        Append(node, text);
        return text.ToString();
    }

    private static void Append(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText part:
                    text.Append(part.Data);
                    break;
                case IElement element:
                    text.Append(' ');
                    Append(element, text);
                    text.Append(' ');
                    break;
            }
        }
    }
}
