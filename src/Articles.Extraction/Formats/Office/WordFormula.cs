using System.Text;
using Articles.Extraction.Html.Page;
using DocumentFormat.OpenXml;

namespace Articles.Extraction.Formats.Office;

/// <summary>
/// Writes a formula of Word's (Office MathML, ISO/IEC 29500-1, 22.1) on one line, as <see cref="FormulaText"/> does MathML's.
/// </summary>
internal static class WordFormula
{
    public static void Append(OpenXmlElement element, StringBuilder text)
    {
        switch (element.LocalName)
        {
            case "t":
                text.Append(element.InnerText);
                break;
            case "f":
                text.Append(Grouped(Part(element, "num"))).Append('/').Append(Grouped(Part(element, "den")));
                break;
            case "sSup":
                text.Append(Part(element, "e")).Append(RaisedText.Exponent(Part(element, "sup")));
                break;
            case "sSub":
                text.Append(Part(element, "e")).Append(RaisedText.Index(Part(element, "sub")));
                break;
            case "sSubSup":
                text.Append(Part(element, "e")).Append(RaisedText.Index(Part(element, "sub")))
                    .Append(RaisedText.Exponent(Part(element, "sup")));
                break;
            case "rad":
                text.Append(RaisedText.Exponent(Part(element, "deg"))).Append("√(").Append(Part(element, "e")).Append(')');
                break;
            case "nary":
                text.Append(Property(element, "chr") ?? "∫").Append(RaisedText.Index(Part(element, "sub")))
                    .Append(RaisedText.Exponent(Part(element, "sup"))).Append(Part(element, "e"));
                break;
            case "d":
                text.Append(Property(element, "begChr") ?? "(")
                    .AppendJoin(
                        Property(element, "sepChr") ?? "|", element.ChildElements.Where(child => child.LocalName == "e").Select(TextOf))
                    .Append(Property(element, "endChr") ?? ")");
                break;
            case "phant" or "rPr" or "ctrlPr":
                break;
            case var name when name.EndsWith("Pr", StringComparison.Ordinal):
                break;
            default:
                foreach (var child in element.ChildElements)
                {
                    Append(child, text);
                }

                break;
        }
    }

    private static string Part(OpenXmlElement element, string name) =>
        element.ChildElements.FirstOrDefault(child => child.LocalName == name) is { } part ? TextOf(part) : string.Empty;

    private static string TextOf(OpenXmlElement element)
    {
        var text = new StringBuilder();
        foreach (var child in element.ChildElements)
        {
            Append(child, text);
        }

        return text.ToString();
    }

    private static string? Property(OpenXmlElement element, string name) => element.ChildElements
        .Where(child => child.LocalName == element.LocalName + "Pr")
        .SelectMany(properties => properties.ChildElements)
        .FirstOrDefault(property => property.LocalName == name)?
        .GetAttributes().FirstOrDefault(attribute => attribute.LocalName == "val").Value;

    private static string Grouped(string part) => part.All(char.IsLetterOrDigit) ? part : $"({part})";
}
