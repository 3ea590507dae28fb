using System.Text;
using AngleSharp.Dom;

namespace Articles.Extraction.Html.Page;

/// <summary>
/// Writes a formula (MathML Core) on one line: <c>F=k·s²</c>, <c>(a+b)/2</c>, <c>√(x)</c>. What annotates it, in TeX or otherwise, says the
/// same again and is left out.
/// </summary>
internal static class FormulaText
{
    /// <summary>The formula; empty when it shows nothing.</summary>
    public static string Of(IElement math)
    {
        var text = new StringBuilder();
        AppendAll(math, text);
        return text.ToString();
    }

    private static void AppendAll(INode parent, StringBuilder text)
    {
        foreach (var child in parent.ChildNodes)
        {
            if (child is IElement element)
            {
                Append(element, text);
            }
        }
    }

    private static void Append(IElement element, StringBuilder text)
    {
        switch (element.LocalName)
        {
            case "annotation" or "annotation-xml" or "mphantom" or "none" or "mprescripts":
                break;
            case "mi" or "mn" or "mo" or "ms":
                text.Append(Visible(element.TextContent));
                break;
            case "mtext":
                text.Append(element.TextContent.Replace('\u00a0', ' '));
                break;
            case "msup" or "mover":
                text.Append(Part(element, 0)).Append(RaisedText.Exponent(Part(element, 1)));
                break;
            case "msub" or "munder":
                text.Append(Part(element, 0)).Append(RaisedText.Index(Part(element, 1)));
                break;
            case "msubsup" or "munderover":
                text.Append(Part(element, 0)).Append(RaisedText.Index(Part(element, 1))).Append(RaisedText.Exponent(Part(element, 2)));
                break;
            case "mfrac":
                text.Append(Grouped(Part(element, 0))).Append('/').Append(Grouped(Part(element, 1)));
                break;
            case "msqrt":
                text.Append("√(");
                AppendAll(element, text);
                text.Append(')');
                break;
            case "mroot":
                text.Append(RaisedText.Exponent(Part(element, 1))).Append("√(").Append(Part(element, 0)).Append(')');
                break;
            case "mfenced":
                text.Append('(').AppendJoin(',', element.Children.Select((_, index) => Part(element, index))).Append(')');
                break;
            case "mtd":
                AppendAll(element, text);
                text.Append(' ');
                break;
            default:
                AppendAll(element, text);
                break;
        }
    }

    /// <summary>What a child says by itself.</summary>
    private static string Part(IElement element, int index)
    {
        var text = new StringBuilder();
        if (index < element.Children.Length)
        {
            Append(element.Children[index], text);
        }

        return text.ToString();
    }

    private static string Grouped(string part) => part.All(char.IsLetterOrDigit) ? part : $"({part})";

    /// <summary>Without the signs of multiplication and application that are not shown (U+2061 to U+2064).</summary>
    private static string Visible(string text) =>
        string.Concat(text.Where(c => c is not (>= '\u2061' and <= '\u2064') && !char.IsWhiteSpace(c)));
}
