using System.Globalization;

namespace Pipeline.Articles.Operations;

/// <summary>Formats an age for people.</summary>
public static class Age
{
    /// <summary>The age in the largest unit of which it has at least one: <c>3 s</c>, <c>5 min</c>, <c>2 h</c>, <c>4 days</c>.</summary>
    /// <param name="age">The time since; a negative one, of clocks that differ, counts as none.</param>
    public static string Format(TimeSpan age) => age switch
    {
        { TotalSeconds: < 60 } => Format(Math.Max(age.TotalSeconds, 0), "s"),
        { TotalMinutes: < 60 } => Format(age.TotalMinutes, "min"),
        { TotalHours: < 48 } => Format(age.TotalHours, "h"),
        _ => Format(age.TotalDays, "days"),
    };

    private static string Format(double value, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(value):#,0} {unit}");
}
