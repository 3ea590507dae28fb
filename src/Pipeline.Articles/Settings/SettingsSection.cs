using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Articles.Settings;

/// <summary>A section of the settings that only the pipeline uses, so an unknown name in it is an error.</summary>
public sealed class SettingsSection
{
    private readonly Dictionary<string, PropertyInfo?> _keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly Type[] _options;

    private SettingsSection(string name, Type[] options, IEnumerable<string> keys, bool isList = false)
    {
        (Name, IsList, _options) = (name, isList, options);
        foreach (var property in options.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)))
        {
            _keys[property.Name] = property;
        }

        foreach (var key in keys)
        {
            _keys.TryAdd(key, null);
        }
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its settings with the section's name as a prefix, as in app settings: <c>Reading__MaxBytes</c>.</summary>
    public IEnumerable<string> SettingNames => _keys.Select(key => $"{Name}__{key.Key}");

    /// <summary>The options that it is bound to; empty if it is read by names.</summary>
    public IReadOnlyList<Type> Options => _options;

    /// <summary>Whether the section is a list, whose items are checked elsewhere.</summary>
    public bool IsList { get; }

    /// <summary>
    /// Its settings with their defaults as text; null for none. Those below free names (<c>Wire__Providers__NAME__…</c>) are left out.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string?>> Defaults() =>
    [
        .. _options.SelectMany(type => Defaults(Name, Activator.CreateInstance(type)!)),
        .. _keys.Where(key => key.Value is null).Select(key => KeyValuePair.Create($"{Name}__{key.Key}", (string?)null)),
    ];

    /// <summary>A section that is bound to options.</summary>
    /// <typeparam name="TOptions">The options; their properties are the names, their annotations the ranges.</typeparam>
    /// <param name="name">The section's name.</param>
    /// <param name="besides">Further names, which other code reads.</param>
    public static SettingsSection Of<TOptions>(string name, params IEnumerable<string> besides)
        where TOptions : new() => new(name, [typeof(TOptions)], besides);

    /// <summary>A section that is bound to two kinds of options.</summary>
    /// <typeparam name="TFirst">Options whose properties are the names, their annotations the ranges.</typeparam>
    /// <typeparam name="TSecond">Further ones.</typeparam>
    /// <param name="name">The section's name.</param>
    public static SettingsSection Of<TFirst, TSecond>(string name)
        where TFirst : new()
        where TSecond : new() => new(name, [typeof(TFirst), typeof(TSecond)], []);

    /// <summary>A section that is bound to three kinds of options.</summary>
    /// <typeparam name="TFirst">Options whose properties are the names, their annotations the ranges.</typeparam>
    /// <typeparam name="TSecond">Further ones.</typeparam>
    /// <typeparam name="TThird">Further ones.</typeparam>
    /// <param name="name">The section's name.</param>
    public static SettingsSection Of<TFirst, TSecond, TThird>(string name)
        where TFirst : new()
        where TSecond : new()
        where TThird : new() => new(name, [typeof(TFirst), typeof(TSecond), typeof(TThird)], []);

    /// <summary>A section whose settings are read by their names.</summary>
    public static SettingsSection Of(string name, params IEnumerable<string> keys) => new(name, options: [], keys);

    /// <summary>A section that is a list (<c>Name__0__…</c>); its items are not checked here.</summary>
    public static SettingsSection List(string name) => new(name, options: [], [], isList: true);

    /// <summary>Whether a name in another section may be meant for this one.</summary>
    internal bool Resembles(string key) =>
        IsList ? int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _) : _keys.ContainsKey(key)
            || NearestName.Of(key, _keys.Keys) is not null;

    /// <summary>The errors in the section: unknown names, and values of the wrong type or out of range.</summary>
    internal IEnumerable<string> Faults(IConfiguration configuration) => IsList ? [] : Faults(configuration.GetSection(Name), Name, _keys);

    private static IEnumerable<KeyValuePair<string, string?>> Defaults(string path, object options)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var (name, value) = ($"{path}__{property.Name}", property.GetValue(options));
            if (SettingValue.ItemOf(property.PropertyType) is not null)
            {
                continue;
            }

            if (!SettingValue.IsGroup(property.PropertyType))
            {
                yield return KeyValuePair.Create(name, Convert.ToString(value, CultureInfo.InvariantCulture));
            }
            else if (value is not null)
            {
                foreach (var inner in Defaults(name, value))
                {
                    yield return inner;
                }
            }
        }
    }

    private static Dictionary<string, PropertyInfo?> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .ToDictionary(property => property.Name, property => (PropertyInfo?)property, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Faults(
        IConfigurationSection section, string path, Dictionary<string, PropertyInfo?> keys)
    {
        foreach (var child in section.GetChildren())
        {
            var name = $"{path}__{child.Key}";
            if (!keys.TryGetValue(child.Key, out var property))
            {
                var meant = NearestName.Of(child.Key, keys.Keys);
                yield return meant is null
                    ? $"{name} is not a setting. {path} has {string.Join(", ", keys.Keys)}."
                    : $"{name} is not a setting; did you mean {path}__{meant}?";
            }
            else if (property is not null && SettingValue.ItemOf(property.PropertyType) is { } item)
            {
                var inner = PropertiesOf(item);
                foreach (var one in child.GetChildren())
                {
                    var place = $"{name}__{one.Key}";
                    var faults = one.Value is { Length: > 0 }
                        ? [$"{place} is not a setting; it has {string.Join(", ", inner.Keys)} below it."]
                        : Faults(one, place, inner);
                    foreach (var fault in faults)
                    {
                        yield return fault;
                    }
                }
            }
            else if (property is not null && SettingValue.IsGroup(property.PropertyType))
            {
                foreach (var fault in Faults(child, name, PropertiesOf(property.PropertyType)))
                {
                    yield return fault;
                }
            }
            else if (child.GetChildren().Any())
            {
                yield return $"{name} has a single value and no settings below it ({name}__{child.GetChildren().First().Key}).";
            }
            else if (property is not null && SettingValue.Fault(property, child.Value) is { } fault)
            {
                yield return $"{name} {fault}";
            }
        }
    }
}
