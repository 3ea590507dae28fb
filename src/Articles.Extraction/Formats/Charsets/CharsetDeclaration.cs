using System.Text;
using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Charsets;

/// <summary>
/// Finds the charset that a file itself declares: in an XML declaration, or in a meta element (WHATWG HTML, 13.2.3.2, "prescan a byte
/// stream"). The standard looks at 1,024 bytes; many pages put scripts first, so more are looked at here.
/// </summary>
internal static partial class CharsetDeclaration
{
    private const int Prescan = 8192;

    /// <returns>The label, as written; null when nothing is declared.</returns>
    public static string? Find(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Prescan)]);
        if (XmlDeclaration().Match(start) is { Success: true } xml)
        {
            return xml.Groups[1].Value;
        }

        // A declaration inside a comment declares nothing.
        if (MetaCharset().Match(Comment().Replace(start, string.Empty)) is not { Success: true } meta)
        {
            return null;
        }

        // A page whose meta element could be read as ASCII is not UTF-16, whatever it says.
        var label = meta.Groups[1].Value;
        return label.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? "utf-8" : label;
    }

    [GeneratedRegex("""^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z0-9._:-]+)""", RegexOptions.NonBacktracking)]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex(
        """<meta[\s/][^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaCharset();

    [GeneratedRegex("""<!--[\s\S]*?-->""", RegexOptions.NonBacktracking)]
    private static partial Regex Comment();
}
