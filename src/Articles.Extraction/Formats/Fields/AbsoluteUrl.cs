namespace Articles.Extraction.Formats.Fields;

/// <summary>Lets absolute http(s) addresses through, and nothing else.</summary>
internal static class AbsoluteUrl
{
    private const int MaxLength = 2048;

    /// <returns>The address as declared, trimmed; null when it is none.</returns>
    public static string? Parse(string? text)
    {
        text = text?.Trim();
        return text is { Length: > 0 and <= MaxLength } && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? text : null;
    }
}
