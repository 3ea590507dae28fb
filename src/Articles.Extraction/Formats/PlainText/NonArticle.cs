using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.PlainText;

/// <summary>Names the text files of a web site that are no articles.</summary>
internal static partial class NonArticle
{
    private const int Start = 4096;

    /// <returns>What the text is, with what to do; null when it may be an article.</returns>
    public static string? Identify(DecodedFile file)
    {
        var start = file.Text.AsSpan(0, Math.Min(file.Text.Length, Start));
        return file.File.Extension switch
        {
            ".css" => "This is a style sheet, not an article.",
            ".js" or ".mjs" or ".map" => "This is a script, not an article.",
            _ when start.TrimStart("\uFEFF \t\r\n").StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase) =>
                "This is a calendar (iCalendar): it lists events, and is no article.",
            _ when start.TrimStart("\uFEFF \t\r\n").StartsWith("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase) =>
                "This is an address card (vCard), not an article.",
            _ when Robots().IsMatch(start) => "This is a robots.txt: rules for crawlers, not an article.",
            _ when IsListOfAddresses(file.Text) => "This is a list of addresses: it holds no articles. Drop the pages that it lists.",
            _ => null,
        };
    }

    private static bool IsListOfAddresses(string text)
    {
        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var address = line.Trim();
            if (address.IsEmpty)
            {
                continue;
            }

            if (!address.StartsWith("http://") && !address.StartsWith("https://") || address.ContainsAny(" \t"))
            {
                return false;
            }

            lines++;
        }

        return lines > 0;
    }

    [GeneratedRegex(
        @"^(\s*#[^\n]*\n|\s)*(user-agent|sitemap)[ \t]*:[^\n]*(\n(\s*#[^\n]*\n|\s)*(user-agent|disallow|allow|sitemap|crawl-delay)[ \t]*:"
        + @"|\s*\z)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Robots();
}
