using System.Globalization;

namespace Pipeline.Local.Commands.Output;

/// <summary>A time as people ask for it: how long ago.</summary>
internal static class Ago
{
    /// <summary>In the largest unit that makes at least one of it; empty for no time.</summary>
    public static string Of(DateTimeOffset? time, DateTimeOffset now) => (now - time) switch
    {
        null => string.Empty,
        { TotalSeconds: < 60 } age => Format(Math.Max(age.TotalSeconds, 0), "s"),
        { TotalMinutes: < 60 } age => Format(age.TotalMinutes, "min"),
        { TotalHours: < 48 } age => Format(age.TotalHours, "h"),
        { } age => Format(age.TotalDays, "days"),
    };

    private static string Format(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(value):0} {unit}");
}
