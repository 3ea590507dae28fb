using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Settings;
using Pipeline.AzureLanguage;
using Pipeline.Storage;

namespace Pipeline.Local.Tests.Docs;

/// <summary>The settings that the hosts read, with their docstrings, by section.</summary>
internal sealed class SettingsOfTheCode(DocComments comments)
{
    /// <summary>The settings outside of sections.</summary>
    public IReadOnlyList<BoundSetting> Single() =>
    [
        new(StorageSettings.Name, Default: null, comments.OfConstant(typeof(StorageSettings).FullName!, nameof(StorageSettings.Name))),
        .. Properties(string.Empty, typeof(PublishingOptions)),
        new("ReprocessSchedule", Default: null, comments.OfConstant("Pipeline.Articles.Reprocessing.CronSchedule", "Setting")),
    ];

    /// <summary>The settings of a section.</summary>
    public IReadOnlyList<BoundSetting> Of(SettingsSection section) =>
    [
        .. section.Options.SelectMany(options => Properties($"{section.Name}__", options)),
        .. section.Name switch
        {
            "ArticleStorage" => Constants(section, typeof(StorageSettings)),
            "Local" => Constants(section, typeof(LocalSettings)),
            "Language" => Properties("Language__", typeof(LanguageOptions)),
            "Subscriptions" => OfTheSchema(),
            _ => [],
        },
    ];

    /// <summary>What the options of a section are about.</summary>
    public IEnumerable<string> About(SettingsSection section) =>
        section.Options.Concat(section.Name == LanguageOptions.Section ? [typeof(LanguageOptions)] : []).Select(comments.Of);

    /// <summary>What settings below one name are about.</summary>
    public IEnumerable<string> Groups(SettingsSection section) =>
        section.Options.SelectMany(options => options.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => IsGroup(property.PropertyType))
            .Select(property =>
                $"`{section.Name}__{property.Name}{(IsNamed(property.PropertyType) ? "__NAME" : string.Empty)}`: {comments.Of(property)}");

    private static bool IsNamed(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>);

    private static bool IsGroup(Type type) => type.IsClass && type != typeof(string);

    private IEnumerable<BoundSetting> Properties(string prefix, Type options)
    {
        var defaults = Activator.CreateInstance(options)!;
        return options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .SelectMany(property => Property(prefix + property.Name, property, property.GetValue(defaults)));
    }

    private IEnumerable<BoundSetting> Property(string name, PropertyInfo property, object? value)
    {
        var type = property.PropertyType;
        if (IsNamed(type))
        {
            return Properties($"{name}__NAME__", type.GetGenericArguments()[1]);
        }

        return IsGroup(type)
            ? Properties($"{name}__", type)
            : [new(name, AsWritten(value), comments.Of(property), property)];
    }

    private static string? AsWritten(object? value) => value switch
    {
        null or "" => null,
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>Settings that are read by their names, which are constants.</summary>
    private IEnumerable<BoundSetting> Constants(SettingsSection section, Type type)
    {
        var constants = type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .ToDictionary(field => ((string)field.GetRawConstantValue()!).Split(':')[^1], field => field.Name);
        return section.SettingNames.Select(name => new BoundSetting(
            name, Default: null, comments.OfConstant(type.FullName!, constants[name.Split("__")[^1]])));
    }

    /// <summary>Subscriptions in settings have the fields of those in a file.</summary>
    private static IEnumerable<BoundSetting> OfTheSchema()
    {
        using var schema =
            JsonDocument.Parse(RepositoryFiles.Read("src/Pipeline.Articles/Publishing/Subscriptions/subscriptions.schema.json"));
        var definitions = schema.RootElement.GetProperty("definitions");
        return
        [
            .. definitions.GetProperty("subscription").GetProperty("properties").EnumerateObject().Select(field => new BoundSetting(
                $"Subscriptions__N__{char.ToUpperInvariant(field.Name[0])}{field.Name[1..]}",
                field.Value.TryGetProperty("default", out var value) ? value.ToString().ToLowerInvariant() : null,
                Described(field.Value.TryGetProperty("description", out _) ? field.Value : definitions.GetProperty(field.Name)))),
        ];
    }

    private static string Described(JsonElement field)
    {
        var text = field.GetProperty("description").GetString()! + ".";
        return field.TryGetProperty("enum", out var values)
            ? $"{text} {string.Join(", ", values.EnumerateArray().Select(value => $"`{value.GetString()}`"))}."
            : text;
    }
}
