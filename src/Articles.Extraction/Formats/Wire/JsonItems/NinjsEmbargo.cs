using System.Text.Json;
using Articles.Extraction.Formats.Fields;
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
        // A field of a form may be empty; one of an agency is an embargo without an end.
        var stated = EmbargoFields.Deciding(
            element.EnumerateObject()
                .Where(field => IsEmbargo(ReleaseNames.Plain(field.Name))
                    && field.Value.ValueKind is not (JsonValueKind.False or JsonValueKind.Null or JsonValueKind.Undefined)
                    && !(field.Value.ValueKind == JsonValueKind.Number && field.Value.GetRawText() == "0"))
                .Select(field => KeyValuePair.Create(ReleaseNames.Plain(field.Name), field.Value)),
            value => value.ValueKind == JsonValueKind.True);
        var embargo = WireStatus.Last(stated.Select(field => WireStatus.Embargo(
            field.Key,
            JsonText.Of(field.Value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : field.Value.GetRawText(),
            zone)));
        if (fields.Find("schedulesettings") is { ValueKind: JsonValueKind.Object } schedule
            && new JsonFields(schedule).Text("utcembargo") is { } scheduled)
        {
            embargo = WireStatus.Last([embargo, WireStatus.Embargo("schedule_settings.utc_embargo", scheduled, TimeZoneInfo.Utc)]);
        }

        return embargo;
    }

    /// <summary>Whether a field of this name, as <see cref="ReleaseNames.Plain"/> gives it, is looked at.</summary>
    public static bool IsEmbargo(string name) => name.StartsWith("embargo", StringComparison.Ordinal);
}
