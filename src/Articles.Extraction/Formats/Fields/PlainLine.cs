using System.Net;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Charsets;

namespace Articles.Extraction.Formats.Fields;

/// <summary>Makes one plain line of a declared title or name: no tags, no entities, white space collapsed.</summary>
internal static partial class PlainLine
{
    private const int MaxLength = 1000;

    /// <returns>The line; null when nothing is left, or so much that it cannot be a title.</returns>
    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 10 * MaxLength)
        {
            return null;
        }

        // Entities are decoded once more than XML or JSON did: feeds escape their titles twice as often as not.
        var plain = UnicodeText.RepairControls(Tag().Replace(WebUtility.HtmlDecode(Tag().Replace(text, " ")), " "));
        var line = WhiteSpace().Replace(plain, " ").Trim();
        return line.Length is 0 or > MaxLength ? null : line;
    }

    [GeneratedRegex(
        @"</?(a|abbr|b|br|cite|code|em|font|i|mark|p|q|s|small|span|strong|sub|sup|u|wbr|h[1-6]|div)(\s[^<>]*)?/?>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\s\u0000-\u001F\u007F-\u009F]+", RegexOptions.NonBacktracking)]
    private static partial Regex WhiteSpace();
}
