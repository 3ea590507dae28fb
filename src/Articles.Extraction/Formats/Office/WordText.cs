using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Articles.Extraction.Formats.Office;

/// <summary>
/// Takes a paragraph's text: what is inserted is there, what is deleted, moved away or hidden is not. Goes by the elements' names: the SDK
/// (DocumentFormat.OpenXml 3) gives smart tags, right-to-left runs and newer markup as unknown elements, with all that is in them.
/// </summary>
internal static class WordText
{
    private const string MathNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/math";

    public static string Of(Paragraph paragraph)
    {
        var text = new StringBuilder();
        Append(paragraph, text);
        return text.ToString().Trim(' ', '\n', '\t');
    }

    /// <summary>Whether the mark at the paragraph's end is deleted, so that the next paragraph continues it.</summary>
    public static bool RunsOn(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.Deleted is not null;

    private static void Append(OpenXmlElement parent, StringBuilder text)
    {
        foreach (var child in parent.ChildElements)
        {
            if (child.NamespaceUri == MathNamespace)
            {
                WordFormula.Append(child, text);
                continue;
            }

            switch (child.LocalName)
            {
                case "r" when IsHidden(child):
                case "del" or "moveFrom" or "rPr" or "pPr" or "delText" or "instrText" or "drawing" or "pict" or "object" or "rt"
                    or "sdtPr" or "rubyPr" or "p":
                    break;
                case "r" or "hyperlink" or "ins" or "moveTo" or "sdt" or "sdtContent" or "fldSimple" or "customXml" or "smartTag" or "bdo"
                    or "dir" or "ruby" or "rubyBase":
                    Append(child, text);
                    break;
                case "AlternateContent":
                    AppendAlternative(child, text);
                    break;
                case "t":
                    text.Append(WordSymbols.Decode(child.InnerText, FontOf(parent)));
                    break;
                case "sym" or "symEx":
                    text.Append(Symbol(child));
                    break;
                case "tab" or "ptab":
                    text.Append('\t');
                    break;
                case "noBreakHyphen":
                    text.Append('\u2011');
                    break;
                case "br" when Attribute(child, "type") is null or "textWrapping":
                case "cr":
                    text.Append('\n');
                    break;
            }
        }
    }

    /// <summary>The first of the choices that has text; the fallback is for programs that know none of them.</summary>
    private static void AppendAlternative(OpenXmlElement alternatives, StringBuilder text)
    {
        var length = text.Length;
        foreach (var choice in alternatives.ChildElements)
        {
            Append(choice, text);
            if (text.Length > length)
            {
                return;
            }
        }
    }

    private static bool IsHidden(OpenXmlElement run) =>
        run.ChildElements.FirstOrDefault(child => child.LocalName == "rPr") is { } properties
        && properties.ChildElements.FirstOrDefault(child => child.LocalName == "vanish") is { } vanish
            && Attribute(vanish, "val") is not ("0" or "false" or "off");

    private static string? FontOf(OpenXmlElement run) =>
        run is Run { RunProperties.RunFonts: { } fonts } ? fonts.Ascii?.Value ?? fonts.HighAnsi?.Value : null;

    private static string Symbol(OpenXmlElement symbol) =>
        int.TryParse(Attribute(symbol, "char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code)
            ? WordSymbols.Decode(new Rune(code).ToString(), Attribute(symbol, "font"))
            : string.Empty;

    private static string? Attribute(OpenXmlElement element, string name) =>
        element.GetAttributes().FirstOrDefault(attribute => attribute.LocalName == name).Value;
}
