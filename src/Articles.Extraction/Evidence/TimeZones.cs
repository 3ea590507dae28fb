using System.Globalization;

namespace Articles.Extraction.Evidence;

/// <summary>
/// Abbreviations of time zones that mean one thing in the news. A time in any other is a time in an unknown zone. Immutable.
/// </summary>
internal sealed class TimeZones
{
    private readonly Dictionary<string, Entry> _zones = new(StringComparer.Ordinal);

    public TimeZones()
    {
        foreach (var line in SignalData.Lines("timezones.txt"))
        {
            var parts = line.Split(' ');
            var minutes = int.Parse(parts[0], CultureInfo.InvariantCulture);
            var american = parts[1] is "us" or "us+";
            foreach (var name in parts.Skip(american ? 2 : 1))
            {
                _zones.Add(CharacterFolding.Fold(name), new Entry(minutes, american, parts[1] == "us+"));
            }
        }
    }

    /// <summary>Whether there is such a zone.</summary>
    /// <param name="folded">The abbreviation, folded.</param>
    public bool Contains(string folded) => _zones.ContainsKey(folded);

    /// <summary>Whether a date beside this zone is written month first.</summary>
    public bool IsAmerican(string folded) => _zones.TryGetValue(folded, out var entry) && entry.American;

    /// <summary>The zone's distance from UTC on a day, or null when the abbreviation is unknown.</summary>
    public TimeSpan? Find(string folded, DateTime local) =>
        _zones.TryGetValue(folded, out var entry)
            ? TimeSpan.FromMinutes(entry.Minutes + (entry.Seasonal && IsAmericanSummer(local) ? 60 : 0))
            : null;

    /// <summary>From the second Sunday of March, 2:00, to the first of November, 2:00 (Energy Policy Act of 2005).</summary>
    private static bool IsAmericanSummer(DateTime local)
    {
        var march = new DateTime(local.Year, 3, 8, 2, 0, 0, DateTimeKind.Unspecified);
        var november = new DateTime(local.Year, 11, 1, 2, 0, 0, DateTimeKind.Unspecified);
        return local >= march.AddDays((7 - (int)march.DayOfWeek) % 7) && local < november.AddDays((7 - (int)november.DayOfWeek) % 7);
    }

    private readonly record struct Entry(int Minutes, bool American, bool Seasonal);
}
