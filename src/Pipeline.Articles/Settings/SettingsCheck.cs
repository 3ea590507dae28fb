using Microsoft.Extensions.Configuration;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Settings;

/// <summary>
/// Finds settings that nothing reads: a mistyped name would silently leave the default in force. In the pipeline's own sections every
/// unknown name is an error. Names outside the sections are shared with everything on the machine, so only names that are plainly meant for
/// the pipeline count: a name within three letters of one of its own, and a section within two letters of one of its own that holds a name
/// like one of that section's.
/// </summary>
/// <param name="sections">The pipeline's sections.</param>
/// <param name="names">Its names outside the sections.</param>
public sealed class SettingsCheck(IReadOnlyList<SettingsSection> sections, IReadOnlyList<string> names)
{
    private const int NearName = 3;
    private const int NearSection = 2;

    /// <summary>All errors, one sentence each; empty if there are none.</summary>
    public IReadOnlyList<string> Faults(IConfiguration configuration) =>
    [
        .. configuration.GetChildren().Select(Stray).OfType<string>(),
        .. sections.SelectMany(section => section.Faults(configuration)),
        .. ScheduleFaults(configuration),
    ];

    private static IEnumerable<string> ScheduleFaults(IConfiguration configuration) =>
        configuration[CronSchedule.Setting] is { } schedule && CronSchedule.Fault(schedule) is { } fault
            ? [$"{CronSchedule.Setting} {fault}"]
            : [];

    /// <summary>The error in a root name that does not belong to the pipeline; null if it may belong to other software.</summary>
    private string? Stray(IConfigurationSection given)
    {
        if (sections.Any(section => Same(section.Name, given.Key)) || names.Any(name => Same(name, given.Key)))
        {
            return null;
        }

        var inner = given.GetChildren().Select(child => child.Key).ToList();
        var meant = inner.Count > 0 ? MeantSection(given.Key, inner) : MeantName(given.Key);
        var written = inner.Count > 0 ? $"{given.Key}__{inner[0]}" : given.Key;
        return meant is null ? null : $"{written} is not a setting; did you mean {meant}?";
    }

    private string? MeantSection(string key, List<string> inner) =>
        sections.Where(section => NearestName.Distance(key, section.Name) <= NearSection && inner.Exists(section.Resembles))
            .Select(section => $"{section.Name}__{inner[0]}")
            .FirstOrDefault();

    /// <summary>Other programs use capitals with underscores: <c>LANGUAGE_KEY</c>.</summary>
    private string? MeantName(string key)
    {
        if (key.Contains('_', StringComparison.Ordinal))
        {
            var doubled = key.Replace("_", "__", StringComparison.Ordinal);
            return sections.SelectMany(section => section.SettingNames).FirstOrDefault(name => name == doubled);
        }

        return names.FirstOrDefault(name => NearestName.Distance(key, name) <= NearName);
    }

    private static bool Same(string first, string second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase);
}
