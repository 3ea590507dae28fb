using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Fields;

/// <summary>Lets well-formed language tags through (BCP 47), and nothing else ("English", "unknown").</summary>
internal static partial class LanguageTag
{
    /// <returns>The tag, with hyphens; null when it is none.</returns>
    public static string? Parse(string? text)
    {
        var tag = text?.Trim().Replace('_', '-');
        return tag is not null && Tag().IsMatch(tag) ? tag : null;
    }

    [GeneratedRegex(@"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
