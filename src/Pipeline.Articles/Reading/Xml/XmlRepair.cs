using System.Net;
using System.Text.RegularExpressions;

namespace Pipeline.Articles.Reading.Xml;

/// <summary>Makes XML well-formed that only has HTML's entities, bare ampersands or control characters in it.</summary>
internal static partial class XmlRepair
{
    /// <summary>Decodes entities that only HTML knows and escapes other ampersands; CDATA sections and comments keep theirs.</summary>
    public static string Repair(string xml) => Ampersand().Replace(Forbidden().Replace(xml, string.Empty), match => match.Value switch
    {
        ['<', ..] or "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;" or ['&', '#', .., ';'] => match.Value,
        [.., ';'] entity when WebUtility.HtmlDecode(entity) is var decoded && decoded != entity => decoded,
        var bare => "&amp;" + bare[1..],
    });

    [GeneratedRegex(@"<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|&#[0-9]{1,7};|&#x[0-9A-Fa-f]{1,6};|&[A-Za-z][A-Za-z0-9]{0,40};|&", RegexOptions.NonBacktracking)]
    private static partial Regex Ampersand();

    [GeneratedRegex(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]+", RegexOptions.NonBacktracking)]
    private static partial Regex Forbidden();
}
