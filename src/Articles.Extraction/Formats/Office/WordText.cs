using System.Globalization;
using System.Text;
using Articles.Extraction.Html.Page;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Articles.Extraction.Formats.Office;

/// <summary>
/// Takes a paragraph's text: what is inserted is there, what is deleted, moved away or hidden is not. Goes by the elements' names: the SDK
/// (DocumentFormat.OpenXml 3) gives smart tags, right-to-left runs and newer markup as unknown elements, with all that is in them.
/// </summary>
internal static class WordText
{
    private const int MaxRaisedLength = 20;
    private const string MathNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/math";

    // A document whose text is struck out for a good part has it so for another reason than to delete it.
    private const double MaxStruck = 0.2;

    /// <summary>The text of a paragraph.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="keepsStruck">Whether what is struck out is read; see <see cref="IsStruckOut"/>.</param>
    public static string Of(Paragraph paragraph, bool keepsStruck = false)
    {
        var text = new StringBuilder();
        Append(paragraph, text, keepsStruck);
        return text.ToString().Trim(' ', '\n', '\t');
    }

    /// <summary>Whether a good part of a document's text is struck out.</summary>
    public static bool IsStruckOut(Body body)
    {
        var (struck, all) = (0, 0);
        foreach (var run in body.Descendants<Run>())
        {
            var length = run.InnerText.Length;
            all += length;
            struck += Has(run, "strike") || Has(run, "dstrike") ? length : 0;
        }

        return struck > MaxStruck * all;
    }

    /// <summary>Whether the mark at the paragraph's end is deleted, so that the next paragraph continues it.</summary>
    public static bool RunsOn(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.Deleted is not null;

    private static void Append(OpenXmlElement parent, StringBuilder text, bool keepsStruck)
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
                case "r" when Has(child, "vanish") || (!keepsStruck && (Has(child, "strike") || Has(child, "dstrike"))):
                case "del" or "moveFrom" or "rPr" or "pPr" or "delText" or "instrText" or "drawing" or "pict" or "object" or "rt"
                    or "sdtPr" or "rubyPr" or "p":
                    break;
                case "r" or "hyperlink" or "ins" or "moveTo" or "sdt" or "sdtContent" or "fldSimple" or "customXml" or "smartTag" or "bdo"
                    or "dir" or "ruby" or "rubyBase":
                    Append(child, text, keepsStruck);
                    break;
                case "AlternateContent":
                    AppendAlternative(child, text, keepsStruck);
                    break;
                case "t":
                    text.Append(Raised(WordSymbols.Decode(child.InnerText, FontOf(parent)), parent, text));
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
    private static void AppendAlternative(OpenXmlElement alternatives, StringBuilder text, bool keepsStruck)
    {
        var length = text.Length;
        foreach (var choice in alternatives.ChildElements)
        {
            Append(choice, text, keepsStruck);
            if (text.Length > length)
            {
                return;
            }
        }
    }

    /// <summary>10⁹ for a run above the line, as on pages; blanks around it stay.</summary>
    private static string Raised(string words, OpenXmlElement run, StringBuilder text)
    {
        var sign = words.Trim();
        if (sign.Length is 0 or > MaxRaisedLength || Property(run, "vertAlign") is not { } place)
        {
            return words;
        }

        var before = char.IsWhiteSpace(words[0]) || text.Length == 0 ? '\0' : text[^1];
        return Attribute(place, "val") switch
        {
            "superscript" => words.Replace(sign, RaisedText.Above(sign, before), StringComparison.Ordinal),
            "subscript" => words.Replace(sign, RaisedText.Below(sign, before, '\0'), StringComparison.Ordinal),
            _ => words,
        };
    }

    private static OpenXmlElement? Property(OpenXmlElement run, string name) =>
        run.ChildElements.FirstOrDefault(child => child.LocalName == "rPr")?.ChildElements.FirstOrDefault(child => child.LocalName == name);

    private static bool Has(OpenXmlElement run, string property) =>
        Property(run, property) is { } found && Attribute(found, "val") is not ("0" or "false" or "off");

    private static string? FontOf(OpenXmlElement run) =>
        run is Run { RunProperties.RunFonts: { } fonts } ? fonts.Ascii?.Value ?? fonts.HighAnsi?.Value : null;

    private static string Symbol(OpenXmlElement symbol) =>
        int.TryParse(Attribute(symbol, "char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code)
            ? WordSymbols.Decode(new Rune(code).ToString(), Attribute(symbol, "font"))
            : string.Empty;

    private static string? Attribute(OpenXmlElement element, string name) =>
        element.GetAttributes().FirstOrDefault(attribute => attribute.LocalName == name).Value;
}
