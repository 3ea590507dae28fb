using System.Globalization;
using System.Text.RegularExpressions;

namespace Articles.Extraction.Html.Metadata;

/// <summary>
/// Reads the day that content systems put into an article's address: <c>/2024/03/12/headline</c>,
/// <c>/2024/march/12/headline</c>. The last resort for a date.
/// </summary>
internal static partial class AddressDate
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MMM-dd", "yyyy-MMMM-dd"];

    /// <summary>The day, at midnight UTC; null when the address has none.</summary>
    public static DateTimeOffset? Of(string? address) =>
        address is not null && Day().Match(address) is { Success: true } match
            && DateTime.TryParseExact(
                $"{match.Groups["y"].Value}-{match.Groups["m"].Value}-{match.Groups["d"].Value}", Formats,
                CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? new DateTimeOffset(day, TimeSpan.Zero)
                    : null;

    [GeneratedRegex(
        @"/(?<y>(19|20)\d{2})[/-](?<m>\d{2}|[A-Za-z]{3,9})[/-](?<d>\d{2})[/-]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Day();
}
