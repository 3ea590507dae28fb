using System.Text.RegularExpressions;

namespace Articles.Extraction.Evidence;

/// <summary>Reads BCP 47 language tags.</summary>
internal static partial class LanguageTag
{
    /// <summary>Lets well-formed tags through, and nothing else ("English", "unknown").</summary>
    /// <returns>The tag, with hyphens; null when it is none.</returns>
    public static string? Parse(string? text)
    {
        var tag = text?.Trim().Replace('_', '-');
        return tag is not null && Tag().IsMatch(tag) ? tag : null;
    }

    /// <summary>The primary subtag, lowercase, when it is a two-letter one (ISO 639-1); else null.</summary>
    public static string? Primary(string? tag)
    {
        var primary = tag?.Split('-', '_')[0].ToLowerInvariant();
        return primary is { Length: 2 } && primary.All(char.IsAsciiLetterLower) ? primary : null;
    }

    [GeneratedRegex(@"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
