using System.Text.Json;

namespace Articles.Extraction.Formats.Wire.JsonItems;

/// <summary>Finds items of ninjs in a JSON document: it is one, a list of them, or an answer of an interface around either.</summary>
internal static class NinjsItems
{
    // {"data":{"items":[{"item":{…}}]}} of AP's feed is the deepest known.
    private const int MaxWrappers = 3;

    private static readonly string[] Wrappers = ["item", "items", "hits", "data", "_items", "results", "_source"];

    /// <summary>Finds them.</summary>
    /// <param name="root">The document.</param>
    /// <param name="most">How many items of a list are wanted at most.</param>
    /// <returns>The values, and whether they are of a list; null when there is no ninjs in it. Others in the list are there too.</returns>
    public static (IReadOnlyList<JsonElement> Items, bool Several)? Find(JsonElement root, int most) => Find(root, most, MaxWrappers);

    /// <summary>The item in its own wrapper: AP's <c>{"meta":…,"item":{…}}</c>.</summary>
    public static JsonElement Unwrap(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && !Ninjs.Is(item)
            && (item.TryGetProperty("item", out var inner) || item.TryGetProperty("_source", out inner)) && Ninjs.Is(inner) ? inner : item;

    private static (IReadOnlyList<JsonElement> Items, bool Several)? Find(JsonElement value, int most, int depth)
    {
        if (Ninjs.Is(value))
        {
            return ([value], false);
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            List<JsonElement> items = [.. value.EnumerateArray().Take(most).Select(Unwrap)];
            return items.Exists(Ninjs.Is) ? (items, true) : null;
        }

        if (value.ValueKind != JsonValueKind.Object || depth == 0)
        {
            return null;
        }

        foreach (var name in Wrappers)
        {
            if (value.TryGetProperty(name, out var inner) && Find(inner, most, depth - 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
