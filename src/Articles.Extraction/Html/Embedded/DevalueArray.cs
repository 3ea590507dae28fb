using System.Text.Json;
using System.Text.Json.Nodes;

namespace Articles.Extraction.Html.Embedded;

/// <summary>
/// Reads what Nuxt 3 writes (the library devalue): one array of all values, in which an object's fields and an array's items are places of
/// the array.
/// </summary>
internal static class DevalueArray
{
    private const int Fewest = 4;
    private const int MaxDepth = 12;
    private const int MaxValues = 50_000;

    /// <summary>Whether a value is written so.</summary>
    public static bool IsOne(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() >= Fewest
            && value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object)
            && value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
                .All(item => item.EnumerateObject().All(field => field.Value.ValueKind == JsonValueKind.Number));

    /// <summary>Its objects with their values in place; bounded, since values may be shared.</summary>
    public static IReadOnlyList<JsonElement> Resolve(JsonElement array)
    {
        var items = array.EnumerateArray().ToArray();
        var left = MaxValues;
        var objects = new List<JsonElement>();
        foreach (var item in items)
        {
            if (item.ValueKind == JsonValueKind.Object && Build(item, MaxDepth) is { } node)
            {
                objects.Add(JsonSerializer.SerializeToElement(node, ScriptJson.Default.JsonNode));
            }
        }

        return objects;

        JsonNode? Build(JsonElement value, int depth)
        {
            if (--left < 0 || depth == 0)
            {
                return null;
            }

            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    var built = new JsonObject();
                    foreach (var field in value.EnumerateObject())
                    {
                        built[field.Name] = At(field.Value, depth - 1);
                    }

                    return built;
                case JsonValueKind.Array:
                    // A wrapper such as ["ShallowReactive", 1] names what it wraps.
                    return value.GetArrayLength() == 2 && value[0].ValueKind == JsonValueKind.String
                        ? At(value[1], depth - 1)
                        : new JsonArray([.. value.EnumerateArray().Select(item => At(item, depth - 1))]);
                default:
                    return JsonValue.Create(value);
            }
        }

        JsonNode? At(JsonElement place, int depth) =>
            place.ValueKind == JsonValueKind.Number && place.TryGetInt32(out var index) && index >= 0 && index < items.Length
                ? Build(items[index], depth)
                : null;
    }
}
