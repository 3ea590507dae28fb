using System.Text.Json;
using Articles.Extraction.Formats.Json;

namespace Articles.Extraction.Formats.Wire.JsonItems;

/// <summary>Finds the embargo of an item of ninjs.</summary>
internal static class NinjsEmbargo
{
    /// <summary>
    /// Of the fields that speak of an embargo, however they are called (<c>embargoed</c>, <c>embargoedUntil</c>, <c>embargo_date</c>), the
    /// one that ends last; Superdesk's own items have one in their schedule as well.
    /// </summary>
    public static WireEmbargo? Find(JsonElement element, JsonFields fields, TimeZoneInfo? zone)
    {
        var stated = element.EnumerateObject()
            .Where(field => JsonFields.Plain(field.Name).StartsWith("embargo", StringComparison.Ordinal)
                && field.Value.ValueKind is not (JsonValueKind.False or JsonValueKind.Null or JsonValueKind.Undefined))
            .ToList();
        if (stated.Exists(field => !IsAside(field.Name)))
        {
            stated.RemoveAll(field => IsAside(field.Name));
        }

        if (stated.Exists(field => field.Value.ValueKind != JsonValueKind.True))
        {
            // "True" beside a time says no more than the time does.
            stated.RemoveAll(field => field.Value.ValueKind == JsonValueKind.True);
        }

        var embargo = WireStatus.Last(stated.Select(field => WireStatus.Embargo(
            JsonFields.Plain(field.Name),
            JsonText.Of(field.Value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : field.Value.GetRawText(),
            zone)));
        if (fields.Find("schedulesettings") is { ValueKind: JsonValueKind.Object } schedule
            && new JsonFields(schedule).Text("utcembargo") is { } scheduled)
        {
            embargo = WireStatus.Last([embargo, WireStatus.Embargo("schedule_settings.utc_embargo", scheduled, TimeZoneInfo.Utc)]);
        }

        return embargo;
    }

    /// <summary>Whether a field says something of an embargo that another field has: why, or by whom.</summary>
    private static bool IsAside(string name) => JsonFields.Plain(name) is { } plain
        && (plain.EndsWith("reason", StringComparison.Ordinal) || plain.EndsWith("note", StringComparison.Ordinal)
            || plain.EndsWith("by", StringComparison.Ordinal) || plain.EndsWith("comment", StringComparison.Ordinal));
}
