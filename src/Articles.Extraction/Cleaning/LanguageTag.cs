namespace Articles.Extraction.Cleaning;

/// <summary>Reads BCP 47 language tags.</summary>
internal static class LanguageTag
{
    /// <summary>The primary subtag, lowercase, when it is a two-letter one (ISO 639-1); else null.</summary>
    public static string? Primary(string? tag)
    {
        var primary = tag?.Split('-', '_')[0].ToLowerInvariant();
        return primary is { Length: 2 } && primary.All(char.IsAsciiLetterLower) ? primary : null;
    }
}
