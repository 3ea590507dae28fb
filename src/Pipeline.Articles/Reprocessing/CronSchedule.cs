namespace Pipeline.Articles.Reprocessing;

/// <summary>
/// Checks a schedule for a timer of the Functions runtime (NCRONTAB: second, minute, hour, day, month, day of the week). The runtime's own
/// parser silently accepts some mistakes: it reverses a range that wraps around (22-2) and accepts a name of any length. The runtime reads
/// a schedule that passes this check as intended.
/// </summary>
internal static class CronSchedule
{
    /// <summary>
    /// The schedule of re-processing in NCRONTAB: second, minute, hour, day, month, day of the week (0 to 6, Sunday first). A range that wraps
    /// around is refused, because the Functions runtime reads the hours <c>22-2</c> as 2 to 22: write <c>22-23,0-2</c>.
    /// </summary>
    public const string Setting = "ReprocessSchedule";

    private const string Example = "0 0 3 * * * (each night at 3:00)";

    private static readonly int[] DaysOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    private static readonly CronField[] Fields =
    [
        new("the seconds", 0, 59, []),
        new("the minutes", 0, 59, []),
        new("the hours", 0, 23, []),
        new("the day of the month", 1, 31, []),
        new("the month", 1, 12,
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]),
        new("the day of the week", 0, 6, ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]),
    ];

    /// <summary>The error in a schedule, as the end of a sentence that starts with the setting's name; null if there is none.</summary>
    public static string? Fault(string schedule) => Read(schedule, out _);

    /// <summary>Reads one.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="values">The values of each field.</param>
    /// <returns>As <see cref="Fault"/>.</returns>
    internal static string? Read(string schedule, out IReadOnlyList<IReadOnlySet<int>> values)
    {
        values = [];
        if (string.IsNullOrWhiteSpace(schedule))
        {
            return $"is empty. Set it to a schedule, such as {Example}, or leave it out.";
        }

        if (schedule.Contains('%', StringComparison.Ordinal))
        {
            return $"is '{Excerpt.Of(schedule, 64)}': a reference to another setting is not supported here. Write the schedule itself, "
                + $"such as {Example}.";
        }

        var parts = schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
        {
            return $"is '{Excerpt.Of(schedule, 64)}', which has {parts.Length} fields. It needs six, the seconds first: {Example}.";
        }

        var sets = new List<IReadOnlySet<int>>();
        foreach (var (field, part) in Fields.Zip(parts))
        {
            if (field.Read(part, out var set) is { } fault)
            {
                return fault;
            }

            sets.Add(set);
        }

        values = sets;
        return sets[4].Any(month => sets[3].Any(day => day <= DaysOfMonths[month - 1]))
            ? null
            : $"is '{Excerpt.Of(schedule, 64)}', a day that none of its months has: it would never run.";
    }
}
