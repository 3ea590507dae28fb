using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Wire;

/// <summary>Reads the times of agencies. One without an offset is local to a place that is not known: only its day counts.</summary>
internal static partial class WireTime
{
    // The day ends last at UTC-12.
    private static readonly TimeSpan LastZone = TimeSpan.FromHours(12);

    /// <returns>UTC; the day's midnight when there is no offset; null when it cannot be read.</returns>
    public static DateTimeOffset? Parse(string? text)
    {
        text = text?.Trim();
        return text is null || HasOffset(text) ? DeclaredDate.Parse(text) : Day(text);
    }

    /// <summary>When a time has passed for certain: one without an offset, or a day, when it has passed everywhere on earth.</summary>
    public static DateTimeOffset? ParseEnd(string text)
    {
        text = text.Trim();
        if (HasOffset(text))
        {
            return DeclaredDate.Parse(text);
        }

        // Read as UTC, it is at most twelve hours too early; a day ends a day later.
        return DeclaredDate.Parse(text) is { } time ? EndEverywhere(time, isDay: !text.Contains(':') && !text.Contains('T')) : null;
    }

    /// <summary>When a time of an unknown zone, read as UTC, or a whole day has passed everywhere on earth.</summary>
    public static DateTimeOffset EndEverywhere(DateTimeOffset time, bool isDay) =>
        time + LastZone + (isDay ? TimeSpan.FromDays(1) : TimeSpan.Zero);

    /// <summary>The day of an unknown zone.</summary>
    private static DateTimeOffset? Day(string text) =>
        DeclaredDate.Parse(text) is { } time ? new DateTimeOffset(time.Date, TimeSpan.Zero) : null;

    private static bool HasOffset(string text) => Offset().IsMatch(text);

    [GeneratedRegex(@"(\dZ|[+-]\d\d:?\d\d|\d [A-Z]{1,5}|UTC|GMT)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Offset();
}
