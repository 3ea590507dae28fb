using System.Globalization;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Wire;

/// <summary>
/// Reads the times of agencies. One without an offset is local to the agency; where its zone is not known, only its day counts.
/// </summary>
internal static partial class WireTime
{
    // The day ends last at UTC-12, and begins first at UTC+14.
    private static readonly TimeSpan LastZone = TimeSpan.FromHours(12);
    private static readonly TimeSpan FirstZone = TimeSpan.FromHours(14);

    /// <param name="text">The time.</param>
    /// <param name="zone">The agency's zone; null for one that is not known.</param>
    /// <returns>UTC; the day's midnight when neither an offset nor a zone is known; null when it cannot be read.</returns>
    public static DateTimeOffset? Parse(string? text, TimeZoneInfo? zone)
    {
        text = text?.Trim();
        if (text is null || HasOffset(text))
        {
            return DeclaredDate.Parse(text);
        }

        return DeclaredDate.Parse(text) is { } time ? Parse(time, HasTime(text) ? zone : null) : null;
    }

    /// <summary>A time that was read as if it were UTC: in its zone, or its day alone.</summary>
    public static DateTimeOffset Parse(DateTimeOffset local, TimeZoneInfo? zone) =>
        zone is null ? new DateTimeOffset(local.Date, TimeSpan.Zero) : InZone(local, zone);

    /// <summary>
    /// When a time has passed for certain: Unix time, or one with an offset, exactly; one without an offset, or a day, when it has passed
    /// at the agency, or, where its zone is not known, everywhere on earth.
    /// </summary>
    public static DateTimeOffset? ParseEnd(string text, TimeZoneInfo? zone)
    {
        text = text.Trim();
        if (HasOffset(text))
        {
            return DeclaredDate.Parse(text);
        }

        if (UnixTime().IsMatch(text))
        {
            return DeclaredDate.FromUnixTime(double.Parse(text, CultureInfo.InvariantCulture));
        }

        if (DeclaredDate.Parse(text) is not { } time)
        {
            return null;
        }

        // Read as UTC, it is at most twelve hours too early; a day ends a day later.
        return zone is not null && HasTime(text) ? InZone(time, zone) : EndEverywhere(time, isDay: !HasTime(text));
    }

    /// <summary>
    /// When a time may have come: Unix time, or one with an offset, exactly; one without an offset, or a day, when it has come first on
    /// earth. Null when it cannot be read.
    /// </summary>
    public static DateTimeOffset? ParseStart(string text)
    {
        text = text.Trim();
        return HasOffset(text) || UnixTime().IsMatch(text) ? ParseEnd(text, zone: null) : DeclaredDate.Parse(text) - FirstZone;
    }

    /// <summary>When a time of an unknown zone, read as UTC, or a whole day has passed everywhere on earth.</summary>
    public static DateTimeOffset EndEverywhere(DateTimeOffset time, bool isDay) =>
        time + LastZone + (isDay ? TimeSpan.FromDays(1) : TimeSpan.Zero);

    /// <summary>Of an hour that comes twice when summer ends, the second: an embargo must not end too early.</summary>
    private static DateTimeOffset InZone(DateTimeOffset local, TimeZoneInfo zone) =>
        new DateTimeOffset(local.DateTime, zone.GetUtcOffset(local.DateTime)).ToUniversalTime();

    private static bool HasTime(string text) =>
        text.Contains(':', StringComparison.Ordinal) || text.Contains('T', StringComparison.Ordinal);

    private static bool HasOffset(string text) => Offset().IsMatch(text);

    // Seconds of ten digits or milliseconds of thirteen, from 2001 to 2033: "20..." is the year of another notation.
    [GeneratedRegex(@"\A1\d{9}(\d{3})?(\.\d{1,9})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex UnixTime();

    [GeneratedRegex(@"(\dZ|[+-]\d\d:?\d\d|[T:]\d[\d:.]*[+-]\d\d|\d [A-Z]{1,5}|UTC|GMT)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Offset();
}
