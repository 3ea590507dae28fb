using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>A section of the settings as JSON: <c>Section:0:Name</c> is a field of the first item of a list. All values are text.</summary>
internal static class SettingsJson
{
    /// <summary>The section; undefined if it does not exist.</summary>
    public static JsonElement Read(IConfigurationSection section) =>
        section.Exists() && Node(section) is { } node ? JsonSerializer.SerializeToElement(node, PublishingJson.Default.JsonNode) : default;

    private static JsonNode? Node(IConfigurationSection section)
    {
        var children = section.GetChildren().ToList();
        if (children.Count == 0)
        {
            return JsonValue.Create(section.Value);
        }

        var items = children.Select(child => (Child: child, Index: Index(child))).ToList();
        return items.TrueForAll(item => item.Index is not null)
            ? new JsonArray([.. items.OrderBy(item => item.Index).Select(item => Node(item.Child))])
            : new JsonObject(children.Select(child => KeyValuePair.Create(child.Key, Node(child))));
    }

    private static int? Index(IConfigurationSection child) =>
        int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
