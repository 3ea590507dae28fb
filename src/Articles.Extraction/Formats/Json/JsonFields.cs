using System.Text.Json;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Json;

/// <summary>
/// The fields of one JSON object, found by any of their usual spellings: <c>publishedAt</c>, <c>published_at</c> and <c>PublishedAt</c> are
/// one. Of duplicate keys the last one that has a value counts.
/// </summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);

    public JsonFields(JsonElement element)
    {
        foreach (var field in element.EnumerateObject())
        {
            if (field.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                _fields[Plain(field.Name)] = field.Value;
            }
        }
    }

    /// <summary>The first of the named fields that is there. Names are in lower case, without separators.</summary>
    public JsonElement? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_fields.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The first of the named fields that has text; see <see cref="JsonText.Of(JsonElement)"/>.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_fields.TryGetValue(name, out var value) && JsonText.Of(value) is { } text && !string.IsNullOrWhiteSpace(text))
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The first of the named fields that has an address; see <see cref="JsonText.Links"/>.</summary>
    public string? Link(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_fields.TryGetValue(name, out var value)
                && JsonText.Links(value).Select(AbsoluteUrl.Parse).FirstOrDefault(link => link is not null) is { } link)
            {
                return link;
            }
        }

        return null;
    }

    /// <summary>A name in lower case, without separators.</summary>
    public static string Plain(string name) => CharacterFolding.Letters(name);
}
