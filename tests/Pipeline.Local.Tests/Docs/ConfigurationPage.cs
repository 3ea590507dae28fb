using System.Text.RegularExpressions;
using Pipeline.Articles.Settings;

namespace Pipeline.Local.Tests.Docs;

/// <summary>The tables of <c>docs/configuration.md</c>, made of the options' docstrings.</summary>
internal sealed partial class ConfigurationPage
{
    /// <summary>The page.</summary>
    public const string Path = "docs/configuration.md";

    /// <summary>The line before the tables; what stands above it is written by hand.</summary>
    public const string Begin = "<!-- The rest is made of the options' docstrings: UPDATE_DOCS=1, ConfigurationPageTests. -->";

    /// <summary>Defaults that a host sets, not the options.</summary>
    private static readonly Dictionary<string, string> OfTheHost = new()
    {
        ["ArticleStorage"] = "on one machine `UseDevelopmentStorage=true`",
        ["ReprocessSchedule"] = "on one machine `0 0 3 * * *`",
        ["Search__Path"] = "on one machine `index.db` in the data folder",
        ["Local__ApiAddress"] = "`127.0.0.1`",
        ["Local__ApiPort"] = "`7080`",
        ["Local__ShareStorage"] = "`false`",
        ["Local__DataFolder"] = "`article-pipeline` in the user's local application data",
        ["Cleaning__FingerprintFile"] = "on one machine, on the emulator, `fingerprints.db` in the data folder",
        ["Stories__FindStories"] = "on one machine `true`, in Azure `false`",
        ["Stories__StoryFile"] = "on one machine, on the emulator, `stories.db` in the data folder",
        ["Subscriptions__N__Name"] = "on one machine `everything`",
        ["Subscriptions__N__Queue"] = "on one machine `subscriber-everything`",
    };

    private readonly SettingsOfTheCode _settings = new(new DocComments(
        LocalSettings.Sections.SelectMany(section => section.Options.Select(options => (options.FullName, section.Name)))
            .ToDictionary(pair => pair.FullName!, pair => pair.Name)));

    /// <summary>Those that concern a whole host come first.</summary>
    private static IEnumerable<SettingsSection> Sections =>
        LocalSettings.Sections.OrderBy(section => section.Name is "ArticleStorage" or "Search" or "Local" ? 0 : 1);

    /// <summary>All settings.</summary>
    public IEnumerable<BoundSetting> All => _settings.Single().Concat(Sections.SelectMany(_settings.Of));

    /// <summary>The tables.</summary>
    public string Tables() => string.Join('\n', [Table("Without a section", [], _settings.Single()), .. Sections.Select(Table)]);

    /// <summary>What the table shows as a setting's default.</summary>
    public static string DefaultOf(BoundSetting setting) =>
        OfTheHost.GetValueOrDefault(setting.Name) ?? (setting.Default is { } value ? $"`{value}`" : "–");

    private string Table(SettingsSection section)
    {
        var about = string.Join(
            ' ', _settings.About(section).Select(text => Section().Replace(text, string.Empty).Split(". ")[0].TrimEnd('.') + "."));
        return Table(section.Name, [about, .. _settings.Groups(section)], _settings.Of(section));
    }

    private static string Table(string title, IEnumerable<string> introduction, IEnumerable<BoundSetting> settings)
    {
        return string.Join(
            '\n',
            [
                $"## {title}\n",
                .. introduction.Where(paragraph => paragraph.Length > 0).Select(paragraph => paragraph + "\n"),
                "| setting | default | meaning |",
                "| --- | --- | --- |",
                .. settings.Select(Row),
                string.Empty,
            ]);
    }

    /// <summary>A default that has its own column is left out of the meaning, unless the docstring says why it is so.</summary>
    private static string Row(BoundSetting setting)
    {
        var meaning = (OfTheHost.ContainsKey(setting.Name) ? AnyDefault() : BareDefault()).Replace(setting.Meaning, string.Empty).Trim();
        return $"| `{setting.Name}` | {DefaultOf(setting)} | {meaning.Replace("|", "\\|", StringComparison.Ordinal)} |";
    }

    [GeneratedRegex(@"; configuration section `[A-Za-z]+`[^.]*")]
    private static partial Regex Section();

    [GeneratedRegex(@"(?<=^|\. )Default:? (none|[^.:;(]{1,24})\.( |$)", RegexOptions.ExplicitCapture)]
    private static partial Regex BareDefault();

    [GeneratedRegex(@"(?<=^|\. )Default:? .*?\.( |$)", RegexOptions.ExplicitCapture)]
    private static partial Regex AnyDefault();
}
