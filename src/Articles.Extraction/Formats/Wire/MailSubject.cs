using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Wire;

/// <summary>The subject of a mail as somebody wrote it.</summary>
internal static partial class MailSubject
{
    /// <summary>Without what mail programs put before it: <c>FW: WG: [EXTERN] …</c>.</summary>
    public static string WithoutPrefix(string subject) => Prefix().Replace(subject, string.Empty);

    [GeneratedRegex(
        @"^(\s*((re|fwd?|aw|wg|tr|rv|sv|vs|vb|vl|antw(ort)?|doorst|enc|res|rif|wtr|odp)( ?[\[(]\d{1,3}[\])])?\s*:"
        + @"|\[(extern(al|e)?|ext|spam|suspect|bulk)[^\[\]]{0,30}\]|\*+(spam|external)\*+)\s*)+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
