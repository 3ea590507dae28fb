namespace Articles.Extraction.Formats.WebArchives.Http;

/// <summary>A media type, as Content-Type declares it.</summary>
/// <param name="Name">The type in lower case, without parameters; empty if none is declared.</param>
/// <param name="Charset">The declared character set, if any.</param>
internal readonly record struct MediaType(string Name, string? Charset)
{
    private const string CharsetParameter = "charset=";

    /// <summary>Whether it is HTML or XHTML.</summary>
    public bool IsHtml => Name is "text/html" or "text/xhtml" or "application/xhtml+xml" or "application/vnd.wap.xhtml+xml";

    /// <summary>Whether nothing is declared that tells what it is.</summary>
    public bool IsUnknown => Name is "" or "application/octet-stream" or "binary/octet-stream" or "application/unknown" or "unknown/unknown"
            or "*/*"
        || !Name.Contains('/', StringComparison.Ordinal);

    /// <summary>Whether it may hold an article: HTML, PDF, feeds and other XML, JSON, text.</summary>
    public bool MayBePage => IsHtml || Name is "application/pdf" or "application/xml" or "application/json" or "text/json"
            or "application/x-ndjson" or "text/markdown" or "text/x-markdown" or "text/plain" or "text/xml" or "application/x-pdf"
        || (Name.EndsWith("+xml", StringComparison.Ordinal) && !Name.StartsWith("image/", StringComparison.Ordinal))
        || Name.EndsWith("+json", StringComparison.Ordinal);

    /// <summary>Reads a declaration.</summary>
    /// <param name="declared">As the field says it; null if it is missing.</param>
    public static MediaType Parse(string? declared)
    {
        var parts = (declared ?? string.Empty).Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var charset = parts.Skip(1).FirstOrDefault(part => part.StartsWith(CharsetParameter, StringComparison.OrdinalIgnoreCase));
        return new MediaType(
            parts.Length == 0 ? string.Empty : parts[0].Trim('"', '\'').Split(' ')[0].ToLowerInvariant(),
            charset?[CharsetParameter.Length..].Trim(' ', '"', '\'') is { Length: > 0 } name ? name : null);
    }
}
