using System.Text.Json;
using Articles.Extraction.Formats.Json;

namespace Articles.Extraction.Formats.Wire.JsonItems;

/// <summary>Reads the values of ninjs' fields, which agencies write as words, objects or lists of either.</summary>
internal static class NinjsValues
{
    /// <summary>The status: a word, or an object with its code. What is neither is taken as it is written, and known to nobody.</summary>
    public static string? Status(JsonElement? status) => status switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } => Codes(status).FirstOrDefault() ?? status.Value.GetRawText(),
        { } value => JsonText.Of(value) ?? value.GetRawText(),
    };

    /// <summary>The codes or ids in a value: words, or objects that have one, or else a name.</summary>
    public static IEnumerable<string> Codes(JsonElement? values) => values switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().SelectMany(one => Codes(one)),
        { ValueKind: JsonValueKind.Object } one when WireText.Line(
            new JsonFields(one).Text("code", "qcode", "guid", "uri", "id", "literal")) is { } code => [code],
        _ => JsonText.Names(values).Select(WireText.Line).OfType<string>(),
    };

    /// <summary>A list of words, or, from TT, an object: <c>updatetype:KILL</c>.</summary>
    public static IEnumerable<string> Signals(JsonElement? signals) => (signals is { ValueKind: JsonValueKind.Object } named
        ? named.EnumerateObject().Select(one => JsonText.Of(one.Value) is { } value ? $"{one.Name}:{value}" : null)
        : Codes(signals)).Select(WireText.Line).OfType<string>();

    /// <summary>The value of a role, or else the first one.</summary>
    public static string? Roled(JsonElement? values, string role)
    {
        if (values is not { ValueKind: JsonValueKind.Array } array)
        {
            return null;
        }

        var fields = array.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.Object).Select(value => new JsonFields(value))
            .ToList();
        return (fields.Find(value => value.Text("role") == role) ?? fields.FirstOrDefault())?.Text("value");
    }

    /// <summary>The first text among the fields whose name begins so, but for footers.</summary>
    public static string? FirstText(JsonElement element, string prefix) => element.EnumerateObject()
        .Where(field => field.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            && !field.Name.Contains("foot", StringComparison.OrdinalIgnoreCase)
            && field.Value.ValueKind == JsonValueKind.String)
        .Select(field => field.Value.GetString()).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
}
