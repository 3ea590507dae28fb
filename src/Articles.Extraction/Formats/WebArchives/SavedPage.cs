using System.Globalization;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>Reads where a page came from that SingleFile saved: a comment at its beginning says so.</summary>
internal static partial class SavedPage
{
    private const int Start = 8192;

    /// <summary>The page's address and when it was saved; null for any other page.</summary>
    public static DeclaredMetadata? Find(string html)
    {
        var start = html.AsSpan(0, Math.Min(html.Length, Start));
        if (!start.Contains("SingleFile", StringComparison.Ordinal))
        {
            return null;
        }

        var match = Comment().Match(start.ToString());
        return match.Success
            ? new DeclaredMetadata
            {
                CanonicalUrl = AbsoluteUrl.Parse(match.Groups["url"].Value),
                CapturedAt = DateTimeOffset.TryParseExact(
                    match.Groups["date"].Value, "ddd MMM dd yyyy HH:mm:ss 'GMT'zzz", CultureInfo.InvariantCulture,
                    DateTimeStyles.AdjustToUniversal, out var date)
                    ? date
                    : null,
            }
            : null;
    }

    [GeneratedRegex(
        @"<!--\s*Page saved with SingleFile\s+url:[ \t]*(?<url>\S+)(\s+saved date:[ \t]*(?<date>[^\r\n(]*[^\r\n( ]))?",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
