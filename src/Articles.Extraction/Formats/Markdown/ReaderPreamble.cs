using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Markdown;

/// <summary>
/// Reads what services that turn a page into Markdown (r.jina.ai and its like) put before it: <c>Title:</c>, <c>URL Source:</c>,
/// <c>Published Time:</c>, and then <c>Markdown Content:</c>.
/// </summary>
internal static partial class ReaderPreamble
{
    private const int MaxLength = 4096;

    /// <summary>Whether a text begins so.</summary>
    public static bool Opens(string text) => text.AsSpan().TrimStart().StartsWith("Title:", StringComparison.Ordinal)
        && Preamble().IsMatch(text.AsSpan(0, Math.Min(text.Length, MaxLength)));

    /// <summary>Splits a text into what stands before the content, and the content.</summary>
    public static (DeclaredMetadata Declared, string Body) Split(string text)
    {
        var match = Preamble().Match(text[..Math.Min(text.Length, MaxLength)]);
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in match.Value.Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                fields.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
            }
        }

        var title = PlainLine.Of(fields.GetValueOrDefault("Title"));
        var heading = Heading().Match(text[match.Length..]) is { Success: true } found
            ? PlainLine.Of(found.Groups[1].Value.Trim().TrimEnd('#', ' '))
            : null;
        return (new DeclaredMetadata
        {
            // The title has the site's name with it; the heading that it begins with has not.
            Title = title is not null && heading is not null && title.StartsWith(heading, StringComparison.OrdinalIgnoreCase)
                ? heading
                : title,
            CanonicalUrl = AbsoluteUrl.Parse(fields.GetValueOrDefault("URL Source")),
            PublishedAt = DeclaredDate.Parse(fields.GetValueOrDefault("Published Time")),
        }, text[match.Length..]);
    }

    [GeneratedRegex(
        @"^\s*Title:[^\n]*\n\s*URL Source:[^\n]*\n(?:\s*(?:Published Time|Number of Pages|Warning|Author"
        + @"|Image):[^\n]*\n)*\s*Markdown Content:[ \t]*\r?\n?",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Preamble();

    [GeneratedRegex(@"^#[ \t]+([^\n]{1,300})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Heading();
}
