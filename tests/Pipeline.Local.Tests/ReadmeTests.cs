using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
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

namespace Pipeline.Local.Tests;

/// <summary>The README's table of settings against the options that the code binds.</summary>
public sealed partial class ReadmeTests
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

    [Fact]
    public async Task Every_field_of_a_filter_is_in_its_table_and_the_example_is_a_good_file()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, "README.md"), TestContext.Current.CancellationToken);
        using var schema =
            JsonDocument.Parse(RepositoryFiles.Read("src/Pipeline.Articles/Publishing/Subscriptions/subscriptions.schema.json"));
        var table = readme.Split('\n').SkipWhile(line => !line.StartsWith("| field of a filter", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'));

        table.SelectMany(row => Code().Matches(row.Split('|')[1]).Select(match => match.Groups["code"].Value))
            .ShouldBe(
                schema.RootElement.GetProperty("definitions").GetProperty("filter").GetProperty("properties").EnumerateObject()
                .Select(field => field.Name), ignoreOrder: true);
        SchemaFile.Read("Publishing/Subscriptions/subscriptions")
            .Validate(
            readme.Split("```json\n")
            .Single(block => block.Contains("\"subscriptions\": [", StringComparison.Ordinal) && block.StartsWith('{')).Split("```")[0])
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_picture_is_there_and_small()
    {
        var pictures = Picture().Matches(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "README.md")))
            .Select(match => match.Groups["path"].Value).ToList();

        pictures.ShouldNotBeEmpty();
        pictures.ShouldAllBe(path => new FileInfo(Path.Combine(RepositoryFiles.Root, path)).Length < 150_000);
    }

    private static Dictionary<string, string> Table() =>
        File.ReadLines(Path.Combine(RepositoryFiles.Root, "README.md"))
            .SkipWhile(line => line != "## Configuration")
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

    private static string Plain(object? value) => value is null or "" ? "–" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    [GeneratedRegex("`(?<code>[A-Za-z]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex(@"!\[[^\]]*\]\((?<path>[^)]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Picture();

    [GeneratedRegex(@"^\| `(?<name>[A-Za-z_]+)` \| (?<value>.*?) \| ", RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
