using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Articles.Extraction;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Cleaning.Revisions;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Articles.Handover;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Publishing.Webhooks;
using Pipeline.Articles.Reading;
using Pipeline.Articles.Reading.Processes;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Reprocessing;
using Pipeline.Search;

namespace Pipeline.Local.Tests.Docs;

/// <summary>
/// The page of settings against the options that the code binds. <c>UPDATE_DOCS=1</c> writes its tables anew.
/// </summary>
public sealed partial class ConfigurationPageTests
{
    // Read by their names: the Functions host's own form of a connection, a schedule in an attribute, a folder; and the Functions app's,
    // which is not built here.
    private static readonly string[] ReadByName =
    [
        "ArticleStorage", "ArticleStorage__blobServiceUri", "ArticleStorage__queueServiceUri", "ArticleStorage__tableServiceUri",
        "ArticleStorage__credential", "ArticleStorage__clientId",
        "Language__Endpoint", "Language__Key", "Language__ApiVersion", "Language__EntitiesModelVersion", "Language__PiiModelVersion",
        "ReprocessSchedule",
        "Subscriptions__N__Name", "Subscriptions__N__Queue", "Subscriptions__N__Duplicates", "Subscriptions__N__EditorsNotes",
        "Subscriptions__N__Filter", "Subscriptions__N__Webhook", "Subscriptions__N__Secret",
        .. new[] { LocalSettings.ApiPort, LocalSettings.ApiAddress, LocalSettings.ApiHosts, LocalSettings.ShareStorage,
            LocalSettings.DataFolder }.Select(name => name.Replace(":", "__", StringComparison.Ordinal)),
    ];

    [Fact]
    public void The_tables_are_what_the_docstrings_say()
    {
        var (path, tables) = (Path.Combine(RepositoryFiles.Root, ConfigurationPage.Path), new ConfigurationPage().Tables());
        var text = File.ReadAllText(path);
        var above = text[..(text.IndexOf(ConfigurationPage.Begin, StringComparison.Ordinal) + ConfigurationPage.Begin.Length)] + "\n\n";
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, above + tables);
        }

        File.ReadAllText(path).ShouldBe(above + tables);
    }

    [Fact]
    public void Every_range_is_in_the_meaning()
    {
        var bounds = new ConfigurationPage().All
            .SelectMany(setting => setting.Property?.GetCustomAttribute<RangeAttribute>() is { } range
                ? new[] { range.Minimum, range.Maximum }.Where(bound => bound is not int.MaxValue).Select(bound => (setting, Bound: bound))
                : [])
            .ToList();

        bounds.ShouldNotBeEmpty();
        bounds.Where(bound => !Spoken(bound.Bound).Any(text => Regex.IsMatch(bound.setting.Meaning, $@"(?<![\d,.]){text}(?![\d])")))
            .Select(bound => $"{bound.setting.Name} {bound.Bound}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_setting_of_the_code_is_in_the_table_and_every_one_in_the_table_is_in_the_code() =>
        Table().Keys.ShouldBe([.. Bound().Keys, .. ReadByName], ignoreOrder: true);

    [Fact]
    public void Every_default_is_as_the_code_has_it()
    {
        var table = Table();
        foreach (var (name, value) in Bound().Where(setting => !table[setting.Key].StartsWith("on one machine", StringComparison.Ordinal)))
        {
            table[name].Trim('`').ShouldBe(value, name);
        }
    }

    private static Dictionary<string, string> Table() =>
        File.ReadLines(Path.Combine(RepositoryFiles.Root, ConfigurationPage.Path))
            .Select(line => Row().Match(line))
            .Where(match => match.Success)
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);

    private static Dictionary<string, string> Bound() =>
        new (string Prefix, object Options)[]
        {
            ($"{ReadingServices.Section}__", new ReadingOptions()),
            ($"{ReadingServices.Section}__", new ReaderProcessOptions()),
            ($"{CleaningServices.Section}__", new CleaningOptions()),
            ($"{CleaningServices.Section}__", new DuplicateOptions()),
            ($"{CleaningServices.Section}__", new RevisionOptions()),
            ($"{EnrichmentOptions.Section}__", new EnrichmentOptions()),
            ($"{StoryOptions.Section}__", new StoryOptions()),
            ($"{BudgetOptions.Section}__", new BudgetOptions()),
            ($"{ReprocessingOptions.Section}__", new ReprocessingOptions()),
            ($"{SearchOptions.Section}__", new SearchOptions()),
            ($"{HandoverOptions.Section}__", new HandoverOptions()),
            ($"{DeliveryOptions.Section}__", new DeliveryOptions()),
            ($"{WebhookOptions.Section}__", new WebhookOptions()),
            ($"{RemovalOptions.Section}__", new RemovalOptions()),
            ($"{CleaningServices.WireSection}__", new WireOptions()),
            ($"{CleaningServices.WireSection}__", new WireFolderOptions()),
            (string.Empty, new PublishingOptions()),
        }
        .SelectMany(section => Settings(section.Prefix, section.Options))
        .ToDictionary();

    private static IEnumerable<KeyValuePair<string, string>> Settings(string prefix, object options) =>
        options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .SelectMany(property => Setting(prefix + property.Name, property, options));

    private static IEnumerable<KeyValuePair<string, string>> Setting(string name, PropertyInfo property, object options)
    {
        var type = property.PropertyType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
        {
            return Settings(name + "__NAME__", Activator.CreateInstance(type.GetGenericArguments()[1])!);
        }

        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type))
        {
            var item = type.GetGenericArguments()[0];
            return IsPlain(item) ? [KeyValuePair.Create(name + "__N", "–")] : Settings(name + "__N__", Activator.CreateInstance(item)!);
        }

        var value = property.GetValue(options);
        return IsPlain(type) ? [KeyValuePair.Create(name, Plain(value))] : Settings(name + "__", value!);
    }

    private static bool IsPlain(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain
        && (plain.IsPrimitive || plain.IsEnum || plain == typeof(string) || plain == typeof(TimeSpan));

    private static string Plain(object? value) => value switch
    {
        null or "" => "–",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>How a docstring may write a bound.</summary>
    private static IEnumerable<string> Spoken(object bound)
    {
        if (bound is string text)
        {
            bound = text.Contains(':', StringComparison.Ordinal)
                ? TimeSpan.Parse(text, CultureInfo.InvariantCulture)
                : decimal.Parse(text, CultureInfo.InvariantCulture);
        }

        if (bound is TimeSpan time)
        {
            var units = new[] { (1d, "ms"), (1e3, "s"), (6e4, "min"), (36e5, "h"), (864e5, "days?") };
            return time == TimeSpan.Zero
                ? ["0"]
                : units.Where(unit => time.TotalMilliseconds % unit.Item1 == 0)
                    .Select(unit => $"{time.TotalMilliseconds / unit.Item1:0} {unit.Item2}");
        }

        var number = Convert.ToDecimal(bound, CultureInfo.InvariantCulture);
        var sizes = new[] { (1_000_000m, "MB"), (1_000_000_000m, "GB"), (1_000_000_000_000m, "TB") };
        return
        [
            number.ToString("N0", CultureInfo.InvariantCulture),
            .. sizes.Where(size => number >= size.Item1)
                .Select(size => string.Create(CultureInfo.InvariantCulture, $"{number / size.Item1:0.##} {size.Item2}")),
        ];
    }

    [GeneratedRegex(@"^\| `(?<name>[A-Za-z_]+)` \| (?<value>.*?) \| ", RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
