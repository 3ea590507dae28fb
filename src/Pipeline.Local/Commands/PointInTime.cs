using System.CommandLine.Parsing;
using System.Globalization;

namespace Pipeline.Local.Commands;

/// <summary>Reads a time of an option: a day or a time (UTC by default), or how long ago it was.</summary>
internal static class PointInTime
{
    private const int MaxNumber = 36_500;

    /// <summary>The parser; anything else is an error that says what is allowed.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="time">The clock.</param>
    public static Func<ArgumentResult, DateTimeOffset?> From(string name, TimeProvider time) => result =>
    {
        var text = result.Tokens.Single().Value;
        if (Ago(text) is { } ago)
        {
            return time.GetUtcNow() - ago;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            return at;
        }

        result.AddError($"{name} must be a time (2026-11-24, 2026-11-24T08:00Z), or how long ago: 30m, 12h, 7d.");
        return null;
    };

    private static TimeSpan? Ago(string text)
    {
        if (text.Length < 2
            || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > MaxNumber)
        {
            return null;
        }

        return text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => null,
        };
    }
}
