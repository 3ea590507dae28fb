using System.Globalization;
using System.Text.RegularExpressions;

namespace Articles.Extraction.Html.Metadata;

/// <summary>
/// Reads the times that pages declare for machines: ISO 8601 as HTML and schema.org use it, RFC 1123, and the few shapes that content
/// systems write instead. A time without an offset keeps only its day (midnight UTC), since its hour is not known; a bare year or month is
/// nothing.
/// </summary>
internal static partial class MachineTime
{
    private const int FirstYear = 1970;

    // JavaScript writes the zone's name, in the language of the machine, behind the time.
    private const int MaxLength = 100;

    /// <summary>The time in UTC, or null when it is none, before 1970, or not a whole date.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null || text.Length is < 8 or > MaxLength)
        {
            return null;
        }

        var match = Iso().Match(text);
        if (match.Success)
        {
            return FromIso(match);
        }

        return Compact().Match(text) is { Success: true } compact
            ? FromIso(compact)
            : FromRfc1123(text) ?? FromJava(text) ?? FromJavaScript(text) ?? FromUnix(text);
    }

    /// <summary>
    /// As Java's <c>Date</c> writes it: <c>Tue Mar 12 14:51:16 EDT 2024</c>. The zone's name is not looked up: the day stays.
    /// </summary>
    private static DateTimeOffset? FromJava(string text)
    {
        var match = Java().Match(text);
        if (!match.Success || !DateOnly.TryParseExact(
            $"{match.Groups["d"].Value} {match.Groups["m"].Value} {match.Groups["y"].Value}", ["d MMM yyyy", "dd MMM yyyy"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year < FirstYear)
        {
            return null;
        }

        var day = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return match.Groups["zone"].Value is "UTC" or "GMT" && TryTime(match, out var time) ? day + time : day;
    }

    /// <summary>As JavaScript's <c>Date</c> writes it: <c>Tue Mar 12 2024 09:00:00 GMT+0100 (Central European Standard Time)</c>.</summary>
    private static DateTimeOffset? FromJavaScript(string text)
    {
        var match = JavaScript().Match(text);
        if (!match.Success || !DateOnly.TryParseExact(
            match.Groups["date"].ValueSpan, "MMM dd yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || date.Year < FirstYear)
        {
            return null;
        }

        var day = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return TryTime(match, out var time) && TryZone(match.Groups["zone"].Value, out var zone) ? day + time - zone : day;
    }

    /// <summary>Seconds or milliseconds since 1970, of this century.</summary>
    private static DateTimeOffset? FromUnix(string text) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is (>= 946_684_800 and < 4_102_444_800) or (>= 946_684_800_000 and < 4_102_444_800_000)
            ? DateTimeOffset.FromUnixTimeMilliseconds(number < 100_000_000_000 ? number * 1000 : number)
            : null;

    private static DateTimeOffset? FromIso(Match match)
    {
        if (!DateOnly.TryParseExact(
            $"{match.Groups["y"].Value}-{match.Groups["m"].Value}-{match.Groups["d"].Value}", "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var date)
            || date.Year < FirstYear)
        {
            return null;
        }

        var day = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return match.Groups["zone"].Success && TryTime(match, out var time) && TryZone(match.Groups["zone"].Value, out var zone) ? day
            + time - zone : day;
    }

    private static bool TryTime(Match match, out TimeSpan time)
    {
        var (hour, minute) = (Number(match, "h"), Number(match, "n"));
        var second = match.Groups["s"].Success ? Math.Min(Number(match, "s"), 59) : 0;
        time = new TimeSpan(hour, minute, second);
        return hour < 24 && minute < 60;
    }

    private static bool TryZone(string text, out TimeSpan zone)
    {
        zone = TimeSpan.Zero;
        if (text is "Z" or "z" or "UTC" or "GMT")
        {
            return true;
        }

        var digits = text.Where(char.IsAsciiDigit).ToArray();
        var hours = int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture);
        var minutes = digits.Length > 2 ? int.Parse(digits.AsSpan(2), CultureInfo.InvariantCulture) : 0;
        zone = (text[0] == '-' ? -1 : 1) * new TimeSpan(hours, minutes, 0);
        return hours <= 14 && minutes < 60;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static DateTimeOffset? FromRfc1123(string text)
    {
        var match = Rfc1123().Match(text);
        if (!match.Success
            || !DateOnly.TryParseExact(
            match.Groups["date"].Value, ["d MMM yyyy", "dd MMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || date.Year < FirstYear)
        {
            return null;
        }

        var day = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return TryTime(match, out var time) && TryZone(match.Groups["zone"].Value, out var zone) ? day + time - zone : day;
    }

    [GeneratedRegex(
        @"^\s*(?<y>\d{4})[-/.](?<m>\d{2})[-/.](?<d>\d{2})(?:[T ,]+(?<h>\d{2}):?(?<n>\d{2})(?::?(?<s>\d{2})(?:[.,]\d{1,9})?)?\s*(?<zone>Z|z"
        + @"|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Iso();

    [GeneratedRegex(
        @"^\s*(?<y>(19|20)\d{2})(?<m>\d{2})(?<d>\d{2})(?:T?(?<h>\d{2})(?<n>\d{2})(?<s>\d{2})(?<zone>Z|[+-]\d{2}:?\d{2})?)?\s*$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Compact();

    [GeneratedRegex(
        @"^\s*(?:[A-Z][a-z]{2},?\s+)?(?<date>\d{1,2} [A-Z][a-z]{2} \d{4})\s+(?<h>\d{2}):(?<n>\d{2})(?::(?<s>\d{2}))?\s*(?<zone>GMT|UTC|Z"
        + @"|[+-]\d{4})",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Rfc1123();

    [GeneratedRegex(
        @"^\s*[A-Z][a-z]{2} (?<m>[A-Z][a-z]{2}) {1,2}(?<d>\d{1,2}) (?<h>\d{2}):(?<n>\d{2}):(?<s>\d{2}) (?<zone>[A-Z]{2,5}"
        + @"|GMT[+-]\d{2}:\d{2}) (?<y>\d{4})\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Java();

    [GeneratedRegex(
        @"^\s*[A-Z][a-z]{2} (?<date>[A-Z][a-z]{2} \d{2} \d{4}) (?<h>\d{2}):(?<n>\d{2}):(?<s>\d{2}) GMT(?<zone>[+-]\d{4})( \(.*\))?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex JavaScript();
}
