using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.PlainText;

/// <summary>Names the text files of a web site that are no articles.</summary>
internal static partial class NonArticle
{
    private static readonly string[] ArchiveExtensions = [".warc", ".wat", ".wet", ".arc", ".wacz", ".warc.zst"];

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
            _ when start.TrimStart('\uFEFF').StartsWith("WEBVTT", StringComparison.Ordinal) || Subtitles().IsMatch(start) =>
                "These are subtitles (WebVTT, SubRip), not an article.",
            _ when Robots().IsMatch(start) => "This is a robots.txt: rules for crawlers, not an article.",
            // Most texts need no look with the pattern, which takes megabytes to build.
            _ when start is not ['<' or '{' or '[' or '-' or '#', ..] && CaptureIndex().IsMatch(start) =>
                "This is the index of a web archive (CDX): it lists captures, and is no article. Drop the archive.",
            _ when IsListOf(IsArchivePath, file.Text) => "This is a list of crawl archives: it holds no articles. Drop the archives.",
            _ when IsListOf(IsAddress, file.Text) => "This is a list of addresses: it holds no articles. Drop the pages that it lists.",
            _ => null,
        };
    }

    /// <summary>A line of a list of a crawl's archives, as Common Crawl has it: a path.</summary>
    private static bool IsArchivePath(ReadOnlySpan<char> line)
    {
        var path = line.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? line[..^3] : line;
        if (path.Contains(' '))
        {
            return false;
        }

        foreach (var extension in ArchiveExtensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAddress(ReadOnlySpan<char> line) =>
        (line.StartsWith("http://") || line.StartsWith("https://")) && !line.ContainsAny(" \t");

    /// <summary>Whether each line that is not blank is one of a kind, and there is one.</summary>
    private static bool IsListOf(Func<ReadOnlySpan<char>, bool> isItem, string text)
    {
        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var item = line.TrimStart('\uFEFF').Trim();
            if (!item.IsEmpty && !isItem(item))
            {
                return false;
            }

            lines += item.IsEmpty ? 0 : 1;
        }

        return lines > 0;
    }

    /// <summary>SubRip: a number, and the times between which a line is shown.</summary>
    [GeneratedRegex(@"^[\uFEFF\s]*\d+\s*\n\d+:\d\d:\d\d[,.]\d{3} --> \d+:\d\d:\d\d[,.]\d{3}", RegexOptions.CultureInvariant)]
    private static partial Regex Subtitles();

    /// <summary>CDX with and without its line of fields, CDXJ, and the index of a divided one.</summary>
    [GeneratedRegex(
        @"^\uFEFF?([!@][^\n]*\n)*(!(meta|context|id|OpenWayback-CDXJ)\s| ?CDX( [a-zA-Z]){5,}\s|\S+ \d{14}( \{|\t\S+\t\d+\t\d+"
        + @"| \S+ \S+ (\d{3}|-) \S+ \S+ ))",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex CaptureIndex();

    [GeneratedRegex(
        @"^(\s*#[^\n]*\n|\s)*(user-agent|sitemap)[ \t]*:[^\n]*(\n(\s*#[^\n]*\n|\s)*(user-agent|disallow|allow|sitemap|crawl-delay)[ \t]*:"
        + @"|\s*\z)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Robots();
}
