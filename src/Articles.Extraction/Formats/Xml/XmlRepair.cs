using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Xml;

/// <summary>Makes XML well-formed that only has HTML's entities, bare ampersands or control characters in it.</summary>
internal static partial class XmlRepair
{
    /// <summary>Decodes entities that only HTML knows and escapes other ampersands; CDATA sections and comments keep theirs.</summary>
    public static string Repair(string xml)
    {
        var text = Forbidden().Replace(xml, string.Empty);
        var repaired = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var match in Ampersand().EnumerateMatches(text))
        {
            repaired.Append(text, copied, match.Index - copied);
            Append(text.AsSpan(match.Index, match.Length), repaired);
            copied = match.Index + match.Length;
        }

        return repaired.Append(text, copied, text.Length - copied).ToString();
    }

    private static void Append(ReadOnlySpan<char> match, StringBuilder repaired)
    {
        switch (match)
        {
            case ['<', ..] or "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;" or ['&', '#', .., ';']:
                repaired.Append(match);
                break;
            case [.., ';'] when WebUtility.HtmlDecode(match.ToString()) is var decoded && !match.SequenceEqual(decoded):
                repaired.Append(decoded);
                break;
            default:
                repaired.Append("&amp;").Append(match[1..]);
                break;
        }
    }

    [GeneratedRegex(
        @"<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|&#[0-9]{1,7};|&#x[0-9A-Fa-f]{1,6};|&[A-Za-z][A-Za-z0-9]{0,40};|&",
        RegexOptions.NonBacktracking)]
    private static partial Regex Ampersand();

    [GeneratedRegex(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]+", RegexOptions.NonBacktracking)]
    private static partial Regex Forbidden();
}
