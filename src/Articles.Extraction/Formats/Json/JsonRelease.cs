using System.Text.Json;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Json;

/// <summary>The fields of an object that may say something of its release, and those of the objects in it that speak of the text.</summary>
internal static class JsonRelease
{
    // {"data":{"attributes":{"workflow":{"state":…}}}}
    private const int MaxDepth = 4;

    /// <summary>What lies in such an object is the text's: JSON:API, Elasticsearch, the Guardian.</summary>
    private static readonly string[] Envelopes = ["source", "fields", "attributes"];

    /// <summary>The fields with their names and values, as written.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(JsonElement element) => Fields(element, depth: 1);

    /// <summary>
    /// What an object around a single article says of its release; null without one. A number or truth value for a status is an
    /// interface's own: that the request was answered.
    /// </summary>
    public static ReleaseFields? AroundOne(JsonElement root, JsonElement item) =>
        root.ValueKind != JsonValueKind.Object || root.Equals(item)
            ? null
            : ReleaseFields.Of(
                "The object around it",
                Fields(root).Where(field => !ReleaseNames.Statuses.Contains(ReleaseNames.Plain(field.Key)) || IsWord(field.Value)));

    private static bool IsWord(string value) => value is not ("True" or "False") && value.Any(char.IsLetter);

    private static IEnumerable<KeyValuePair<string, string>> Fields(JsonElement element, int depth)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var field in element.EnumerateObject())
        {
            var name = ReleaseNames.Plain(field.Name);
            switch (field.Value.ValueKind)
            {
                case JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                    yield return KeyValuePair.Create(field.Name, field.Value.ToString());
                    break;
                case JsonValueKind.Object when ReleaseNames.Groups.Contains(name) || Envelopes.Contains(name):
                    foreach (var inner in depth < MaxDepth ? Fields(field.Value, depth + 1) : [])
                    {
                        yield return inner;
                    }

                    break;
                case JsonValueKind.Object or JsonValueKind.Array when ReleaseNames.Decides(name) && name != "id":
                    foreach (var value in Values(field.Value, isWhole: ReleaseNames.IsEmbargo(name)))
                    {
                        yield return KeyValuePair.Create(field.Name, value);
                    }

                    break;
                // WordPress says of its text that a password is needed.
                case JsonValueKind.Object when name == "content" && field.Value.TryGetProperty("protected", out var isProtected)
                    && isProtected.ValueKind == JsonValueKind.True:
                    yield return KeyValuePair.Create("protected", "true");
                    break;
            }
        }

        if (IsUnpublished(element))
        {
            yield return KeyValuePair.Create("unpublished", "publishedAt is null");
        }
    }

    /// <summary>
    /// A list of words, or what wraps one: Drupal's <c>[{"value":false}]</c>, a code and its name. Of an embargo, whatever lies in it.
    /// </summary>
    private static IEnumerable<string> Values(JsonElement value, bool isWhole) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Take(MaxDepth).SelectMany(one => Values(one, isWhole)),
        JsonValueKind.Object => value.EnumerateObject()
            .Where(field => isWhole || ReleaseNames.Plain(field.Name) is "value" or "code" or "name" or "slug" or "id" or "targetid"
                or "until" or "end" or "date" or "state" or "status")
            .SelectMany(field => Values(field.Value, isWhole)),
        JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [value.ToString()],
        _ => [],
    };

    /// <summary>
    /// Whether it was made and changed, and came out at no time: Strapi's and Ghost's way to say that it is a draft.
    /// </summary>
    private static bool IsUnpublished(JsonElement element)
    {
        var (isNull, isMade, isChanged) = (false, false, false);
        foreach (var field in element.EnumerateObject())
        {
            switch (ReleaseNames.Plain(field.Name))
            {
                case "publishedat":
                    isNull = field.Value.ValueKind == JsonValueKind.Null;
                    break;
                case "createdat":
                    isMade = field.Value.ValueKind == JsonValueKind.String;
                    break;
                case "updatedat":
                    isChanged = field.Value.ValueKind == JsonValueKind.String;
                    break;
            }
        }

        return isNull && isMade && isChanged;
    }
}
