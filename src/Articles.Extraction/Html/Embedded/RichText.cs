using System.Text;
using System.Text.Json;
using Articles.Extraction.Formats.Json;

namespace Articles.Extraction.Html.Embedded;

/// <summary>
/// Takes the text out of a body as editors keep it: a string, paragraphs in an array, or a tree of blocks and spans (Portable Text,
/// ProseMirror, Slate, Contentful, Lexical, Editor.js).
/// </summary>
internal static class RichText
{
    private const int MaxDepth = 40;

    // Lexical has one root; Editor.js has the text of a block in its data.
    private static readonly string[] Wrappers = ["root", "data"];
    private static readonly string[] Inner = ["children", "content", "nodes", "blocks", "paragraphs", "items"];

    /// <summary>The text, paragraphs apart by a blank line; null when there is none.</summary>
    public static string? Of(JsonElement value)
    {
        var text = new StringBuilder();
        Append(value, text, MaxDepth);
        return text.Length == 0 ? null : text.ToString();
    }

    private static void Append(JsonElement value, StringBuilder text, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                text.Append(value.GetString());
                break;
            case JsonValueKind.Array when depth > 0:
                foreach (var item in value.EnumerateArray())
                {
                    // Spans of a line run on; blocks and strings are paragraphs.
                    if (text.Length > 0 && !IsSpan(item))
                    {
                        text.Append("\n\n");
                    }

                    Append(item, text, depth - 1);
                }

                break;
            case JsonValueKind.Object when depth > 0:
                var found = Array.Find(Inner, name => value.TryGetProperty(name, out var inner) && inner.ValueKind == JsonValueKind.Array);
                if (found is not null)
                {
                    Append(value.GetProperty(found), text, depth - 1);
                }
                else if (Array.Find(
                    Wrappers, name => value.TryGetProperty(name, out var one) && one.ValueKind == JsonValueKind.Object) is { } around)
                {
                    Append(value.GetProperty(around), text, depth - 1);
                }
                else if (JsonText.Of(value) is { } own)
                {
                    text.Append(own);
                }

                break;
        }
    }

    private static bool IsSpan(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object
            && (Is(item, "_type", "span") || Is(item, "type", "text") || Is(item, "type", "link") || Is(item, "nodeType", "text")
            || (item.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
            && !item.TryGetProperty("type", out _) && !item.TryGetProperty("_type", out _)));

    private static bool Is(JsonElement item, string name, string value) =>
        item.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String && field.ValueEquals(value);
}
