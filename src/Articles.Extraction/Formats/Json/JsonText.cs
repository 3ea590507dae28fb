using System.Text.Json;

namespace Articles.Extraction.Formats.Json;

/// <summary>Takes the text out of a JSON value, in whatever way it is wrapped.</summary>
internal static class JsonText
{
    /// <summary>Where a body or a title lies: WordPress, JSON-LD, XML-to-JSON converters, New York Times, editors' blocks.</summary>
    private static readonly string[] ForText = ["rendered", "@value", "#text", "value", "main", "html", "text", "content"];

    /// <summary>Where a person's or a publisher's name lies.</summary>
    private static readonly string[] ForName = ["name", "#text", "@value", "original", "display_name", "title"];

    /// <summary>Where an address lies.</summary>
    private static readonly string[] ForLink = ["url", "@id", "contentUrl", "href", "src", "rendered", "#text"];

    /// <summary>A string as it is, a number as written, the text in an object, an array's texts as paragraphs; null without any.</summary>
    public static string? Of(JsonElement value) => value.ValueKind == JsonValueKind.Array ? Paragraphs(value) : Of(value, ForText);

    /// <summary>The names in a value: a string, an object that has a name, or an array of these.</summary>
    public static IEnumerable<string?> Names(JsonElement? value) => Each(value).Select(one => Of(one, ForName));

    /// <summary>The addresses in a value: a string, an object that has an address, or an array of these.</summary>
    public static IEnumerable<string?> Links(JsonElement? value) => Each(value).Select(one => Of(one, ForLink));

    private static string? Of(JsonElement value, string[] wrappers) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Object => wrappers
            .Select(name => value.TryGetProperty(name, out var inner) && inner.ValueKind != JsonValueKind.Number ? inner : default)
            .Select(inner => inner.ValueKind == JsonValueKind.Array ? Paragraphs(inner) : Of(inner, wrappers))
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)),
        _ => null,
    };

    private static IEnumerable<JsonElement> Each(JsonElement? value) => value switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
        { } one => [one],
    };

    private static string? Paragraphs(JsonElement array)
    {
        var texts = array.EnumerateArray().Select(Of).Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
        return texts.Count == 0 ? null : string.Join("\n\n", texts);
    }
}
