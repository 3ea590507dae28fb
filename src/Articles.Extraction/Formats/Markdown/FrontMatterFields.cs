namespace Articles.Extraction.Formats.Markdown;

/// <summary>
/// The fields of front matter, whatever notation it is in: the scalars and lists of its top level, and the name in a mapping. Not safe for
/// concurrent callers.
/// </summary>
internal sealed class FrontMatterFields
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> _statements = [];

    /// <summary>What may say something of the release: the fields of the top level, and of the mappings that speak of the text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Statements => _statements;

    /// <summary>The values of a field; empty when there is none.</summary>
    /// <param name="name">Its name, in lower case and without separators.</param>
    public IReadOnlyList<string> this[string name] => _values.GetValueOrDefault(name) ?? [];

    /// <summary>The first value of the first of the fields that has one.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (this[name] is [var first, ..])
            {
                return first;
            }
        }

        return null;
    }

    /// <summary>Adds a value.</summary>
    /// <param name="name">The field's name, as <see cref="Plain"/> gives it; null, as a value may be, for one that does not count.</param>
    /// <param name="value">The value.</param>
    public void Add(string? name, string? value)
    {
        if (name is not null && value is not null)
        {
            _values.TryAdd(name, []);
            _values[name].Add(value);
        }
    }

    /// <summary>Adds what may say something of the release.</summary>
    public void State(string name, string value) => _statements.Add(KeyValuePair.Create(name, value));

    /// <summary>Adds the name in a mapping of a person or a site, or the address in one of a picture.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="mapping">The scalars by their names, as <see cref="Plain"/> gives them.</param>
    public void Add(string? name, IReadOnlyDictionary<string, string> mapping) => Add(name, NameIn(mapping));

    /// <summary>A name in lower case and without separators: <c>Embargoed_until</c> is <c>embargoeduntil</c>.</summary>
    public static string Plain(string name) =>
        string.Concat(name.Where(sign => sign is not ('_' or '-' or ' ' or '.'))).ToLowerInvariant();

    private static string? NameIn(IReadOnlyDictionary<string, string> mapping)
    {
        foreach (var key in (ReadOnlySpan<string>)["name", "displayname", "fullname", "src", "url", "image", "path"])
        {
            if (mapping.TryGetValue(key, out var value))
            {
                return value;
            }
        }

        return (mapping.GetValueOrDefault("given") ?? mapping.GetValueOrDefault("firstname")
            ?? mapping.GetValueOrDefault("givenname")) is { } given
            && (mapping.GetValueOrDefault("family") ?? mapping.GetValueOrDefault("lastname")
                ?? mapping.GetValueOrDefault("familyname")) is { } family
            ? $"{given} {family}"
            : null;
    }
}
