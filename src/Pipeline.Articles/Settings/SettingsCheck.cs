using Microsoft.Extensions.Configuration;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Settings;

/// <summary>
/// Looks for settings that nobody reads: a mistyped name would leave the default in force, without a word. In a section of the pipeline's
/// own every unknown name is a mistake. Names beside the sections are shared with everything on the machine, so there only what is plainly
/// meant for the pipeline counts: a name within three letters of one of its own, and a section within two letters of one of its own that
/// holds a name like one of that section's.
/// </summary>
/// <param name="sections">The pipeline's sections.</param>
/// <param name="names">Its names beside them.</param>
public sealed class SettingsCheck(IReadOnlyList<SettingsSection> sections, IReadOnlyList<string> names)
{
    private const int NearName = 3;
    private const int NearSection = 2;

    /// <summary>Everything that is wrong, a sentence each; empty when nothing is.</summary>
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

    /// <summary>What is wrong with a name at the root that is none of the pipeline's; null when it can be somebody else's.</summary>
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

    /// <summary>Capitals with underscores are how other programs write theirs: <c>LANGUAGE_KEY</c>.</summary>
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
