using System.Net;
using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Wire;

/// <summary>The lines of markup as they were before a cleaner took any off, for words that are not part of an article.</summary>
internal static partial class MarkupLines
{
    private const int MaxLength = 100_000;

    /// <summary>The lines of its beginning, as text.</summary>
    public static string Of(string html) => LineFeeds().Replace(
        WebUtility.HtmlDecode(Block().Replace(Inline().Replace(html[..Math.Min(html.Length, MaxLength)], string.Empty), "\n")), "\n");

    [GeneratedRegex(
        @"<(style|script|title)\b[^<]*</(style|script|title)>|</?(a|abbr|b|em|font|i|mark|o:p|small|span|strong|sub|sup|td|th|u)\b[^<>]*>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Inline();

    [GeneratedRegex(@"<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Block();

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.NonBacktracking)]
    private static partial Regex LineFeeds();
}
