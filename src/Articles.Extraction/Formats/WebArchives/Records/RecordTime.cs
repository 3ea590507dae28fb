using System.Globalization;
using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>Reads the times in the headers of records. Which capture is the newest depends on them, so what writers do is read, too.</summary>
internal static partial class RecordTime
{
    private const int MaxDecimals = 7;
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>
    /// W3C's profile of ISO 8601, as WARC has it (1.1 with up to nine decimals); also with a blank for <c>T</c> and with small letters. A
    /// leap second is the second before it.
    /// </summary>
    public static DateTimeOffset? Parse(string? value)
    {
        var match = Written().Match(value ?? string.Empty);
        if (!match.Success)
        {
            return ParseDigits(value);
        }

        var (day, zone) = (match.Groups["day"].Value, match.Groups["zone"].Value.ToUpperInvariant());
        if (!match.Groups["hour"].Success)
        {
            return Parse(day, ["yyyy-MM-dd", "yyyy-MM", "yyyy"]);
        }

        var isMidnight = match.Groups["hour"].Value == "24";
        var second = match.Groups["second"].Value switch { "" => "00", "60" => "59", var other => other };
        var fraction = match.Groups["fraction"].Value is { Length: > 0 } digits
            ? $".{digits[..Math.Min(digits.Length, MaxDecimals)]}"
            : string.Empty;
        var hour = isMidnight ? "00" : match.Groups["hour"].Value;
        var minute = match.Groups["minute"].Success ? match.Groups["minute"].Value : "00";
        var time = Parse($"{day}T{hour}:{minute}:{second}{fraction}{zone}", ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"]);
        return isMidnight ? time?.AddDays(1) : time;
    }

    /// <summary>Digits alone, as ARC has them: to the minute, the second or the millisecond.</summary>
    public static DateTimeOffset? ParseDigits(string? value) => value?.Length switch
    {
        12 or 13 => Parse(value[..12], ["yyyyMMddHHmm"]),
        14 or 15 or 16 => Parse(value[..14], ["yyyyMMddHHmmss"]),
        17 => Parse(value, ["yyyyMMddHHmmssfff"]),
        _ => null,
    };

    private static DateTimeOffset? Parse(string value, string[] formats) =>
        DateTimeOffset.TryParseExact(value, formats, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;

    [GeneratedRegex(
        @"^(?<day>\d{4}(-\d{2}(-\d{2})?)?)([Tt ](?<hour>\d{2})(:(?<minute>\d{2})(:(?<second>\d{2})(\.(?<fraction>\d+))?)?)?"
            + @"(?<zone>[Zz]|[+-]\d{2}:?\d{2})?)?$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
