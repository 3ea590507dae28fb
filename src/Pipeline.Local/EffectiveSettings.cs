using Microsoft.Extensions.Configuration;

namespace Pipeline.Local;

/// <summary>Lists the settings as they count, with their origin.</summary>
/// <param name="sources">Where they come from.</param>
/// <param name="options">The settings that the command line sets (<c>Local:DataFolder</c>), with the option's name.</param>
internal sealed class EffectiveSettings(SettingsSources sources, IReadOnlyDictionary<string, string> options)
{
    private const string Environment = "environment";
    private const string Masked = "***";

    // The parts of a connection string that hold no secret; an address may have a signature in its query.
    private static readonly string[] OpenParts =
    [
        "DefaultEndpointsProtocol", "AccountName", "EndpointSuffix", "BlobEndpoint", "QueueEndpoint", "TableEndpoint", "FileEndpoint",
        "UseDevelopmentStorage", "DevelopmentStorageProxyUri",
    ];

    /// <summary>All settings that this program knows or was given, by name.</summary>
    public IReadOnlyList<EffectiveSetting> List()
    {
        var defaults = LocalSettings.Sections.SelectMany(section => section.Defaults())
            .Concat(LocalSettings.Single.Select(name => KeyValuePair.Create(name, (string?)null)))
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        var names = defaults.Keys.Concat(Given()).Distinct(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. names.Select(name => Find(name, defaults.GetValueOrDefault(name))).OrderBy(setting => setting.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Those that are set in the pipeline's sections.</summary>
    private IEnumerable<string> Given() => LocalSettings.Sections
        .SelectMany(section => sources.InForce.GetSection(section.Name).AsEnumerable())
        .Where(setting => setting.Value is not null)
        .Select(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal))
        .Where(name => name != LocalSettings.StorageIsDefault.Replace(":", "__", StringComparison.Ordinal));

    private EffectiveSetting Find(string name, string? builtIn)
    {
        var key = name.Replace("__", ":", StringComparison.Ordinal);
        var value = sources.InForce[key];
        return string.IsNullOrWhiteSpace(value)
            ? new EffectiveSetting(name, builtIn is { Length: > 0 } ? builtIn : null, EffectiveSetting.Default)
            : new EffectiveSetting(name, Open(key, value), OriginOf(key));
    }

    private string OriginOf(string key)
    {
        if (options.TryGetValue(key, out var option))
        {
            return option;
        }

        if (sources.Environment[key] is not null)
        {
            return Environment;
        }

        return sources.File[key] is null ? EffectiveSetting.Default : LocalSettings.FileName;
    }

    /// <summary>The value without what gives access.</summary>
    private static string Open(string key, string value)
    {
        if (key.EndsWith("Key", StringComparison.OrdinalIgnoreCase))
        {
            return Masked;
        }

        if (string.Equals(key, LocalSettings.Storage, StringComparison.OrdinalIgnoreCase))
        {
            return string.Join(';', value.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(OpenPart));
        }

        return Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Query.Length > 0
            ? $"{value.Split('?')[0]}?{Masked}"
            : value;
    }

    private static string OpenPart(string part)
    {
        if (!part.Contains('=', StringComparison.Ordinal))
        {
            return Masked;
        }

        var name = part.Split('=')[0];
        return OpenParts.Contains(name, StringComparer.OrdinalIgnoreCase) ? part.Split('?')[0] : $"{name}={Masked}";
    }
}
