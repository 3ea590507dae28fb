using System.Text.Json;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Json;

namespace Articles.Extraction.Formats.Wire.JsonItems;

/// <summary>Reads the pictures that are associated with an item of ninjs.</summary>
internal static class NinjsPictures
{
    /// <summary>The pictures that are not killed, with captions and credits.</summary>
    public static IEnumerable<WirePicture> Read(JsonElement? associations)
    {
        IEnumerable<JsonElement> items = associations switch
        {
            { ValueKind: JsonValueKind.Object } named => named.EnumerateObject().Select(one => one.Value),
            { ValueKind: JsonValueKind.Array } listed => listed.EnumerateArray(),
            _ => [],
        };
        foreach (var item in items.Where(item => item.ValueKind == JsonValueKind.Object))
        {
            var fields = new JsonFields(item);
            if (fields.Text("type")?.ToLowerInvariant() is null or "picture" or "graphic"
                && WireStatus.Kill(string.Empty, fields.Text("pubstatus")) is null)
            {
                yield return new WirePicture(
                    WireText.Line(fields.Text("guid", "uri", "id")),
                    WireText.Line(
                        PlainLine.Of(
                        NinjsValues.Roled(fields.Find("descriptions"), "caption")
                        ?? fields.Text("descriptiontext", "descriptionhtml", "description", "bodytext"))
                        ?? PlainLine.Of(NinjsValues.Roled(fields.Find("headlines"), "main") ?? fields.Text("headline"))),
                    WireText.Line(fields.Text("byline", "by", "creditline")),
                    Renditions(fields.Find("renditions")));
            }
        }
    }

    private static string? Renditions(JsonElement? renditions)
    {
        IEnumerable<JsonElement> all = renditions switch
        {
            { ValueKind: JsonValueKind.Object } named =>
                named.EnumerateObject().OrderBy(one => one.Name is "original" or "main" or "baseImage" ? 0 : 1).Select(one => one.Value),
            { ValueKind: JsonValueKind.Array } listed => listed.EnumerateArray(),
            _ => [],
        };
        return all.Where(rendition => rendition.ValueKind == JsonValueKind.Object)
            .Select(rendition => AbsoluteUrl.Parse(
                rendition.TryGetProperty("href", out var href) && href.ValueKind == JsonValueKind.String ? href.GetString() : null))
            .FirstOrDefault(address => address is not null);
    }
}
