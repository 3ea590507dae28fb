using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>
/// Reads the values of a subscription and collects every fault, with its place and the allowed values. App settings have only text and
/// case-insensitive names; a file has JSON and case-sensitive names.
/// </summary>
/// <param name="isSettings">Whether the values come from app settings.</param>
internal sealed class SpecReader(bool isSettings)
{
    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public List<string> Faults { get; } = [];

    public StringComparer NameComparer => isSettings ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>The fields of an object under the names that are allowed; unknown ones are faults.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Fields(JsonElement value, string path, IReadOnlyList<string> allowed)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Fail(path, $"has to be an object with {List(allowed)}");
            return [];
        }

        var fields = new Dictionary<string, JsonElement>(NameComparer);
        foreach (var field in value.EnumerateObject())
        {
            if (allowed.FirstOrDefault(name => NameComparer.Equals(name, field.Name)) is not { } known)
            {
                Fail(path,
                    $"has a field '{Excerpt.Of(field.Name, 64)}', which is not known{NearestName.Hint(field.Name, allowed)} Allowed are "
                    + $"{List(allowed)}");
            }
            else if (!fields.TryAdd(known, field.Value))
            {
                Fail($"{path}.{known}", "is given twice");
            }
        }

        return allowed.Where(fields.ContainsKey).Select(name => (name, fields[name]));
    }

    public IReadOnlyList<JsonElement> Items(JsonElement value, string path, string items)
    {
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
        {
            return [.. value.EnumerateArray()];
        }

        Fail(path, $"has to be a list of one or more {items}");
        return [];
    }

    public string? Text(JsonElement value, string path, string allowed)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        Fail(path, $"has to be {allowed}");
        return null;
    }

    /// <param name="value">The list.</param>
    /// <param name="path">Its place.</param>
    /// <param name="items">The allowed items, for messages.</param>
    /// <param name="fault">Returns the error in an item, as the end of a sentence that starts with its place; null if every text is
    /// allowed.</param>
    public IReadOnlyList<string> Texts(JsonElement value, string path, string items, Func<string, string?>? fault = null) =>
        [.. Items(value, path, items).Select((item, index) => Text(item, $"{path}[{index}]", items, fault)).OfType<string>()];

    private string? Text(JsonElement value, string path, string items, Func<string, string?>? fault)
    {
        var text = Text(value, path, items);
        if (text is not null && fault?.Invoke(text) is { } wrong)
        {
            Fail(path, wrong);
        }

        return text;
    }

    public TEnum? Choice<TEnum>(JsonElement value, string path)
        where TEnum : struct, Enum
    {
        var names = Enum.GetNames<TEnum>().Select(name => name.ToLowerInvariant()).ToList();
        var allowed = $"one of {List(names)}";
        if (Text(value, path, allowed) is not { } text)
        {
            return null;
        }

        if (names.Contains(text, NameComparer))
        {
            return Enum.Parse<TEnum>(text, ignoreCase: true);
        }

        var meant = NearestName.Of(text, names);
        Fail(path, $"is '{Excerpt.Of(text, 64)}'; it has to be {allowed}{(meant is null ? string.Empty : $" (did you mean '{meant}'?)")}");
        return null;
    }

    /// <summary>A list of whole numbers from 1 on, as text.</summary>
    public IReadOnlyList<string> Numbers(JsonElement value, string path, int most) =>
        [.. Items(value, path, $"whole numbers from 1 to {most}").Select((item, index) => Number(item, $"{path}[{index}]", most))
            .OfType<int>().Select(number => number.ToString(CultureInfo.InvariantCulture))];

    private int? Number(JsonElement value, string path, int most)
    {
        var text = IsSettingsText(value) ? value.GetString() : null;
        var isNumber = value.ValueKind == JsonValueKind.Number
            ? value.TryGetInt32(out var number)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        return isNumber && number >= 1 && number <= most ? number : Fail<int>(path, $"has to be a whole number from 1 to {most}");
    }

    public int? Count(JsonElement value, string path)
    {
        if ((value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count))
        || (IsSettingsText(value) && int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out count)))
        {
            return (count >= 0 ? count : Fail<int>(path, "has to be a whole number of words, 0 or more"));
        }

        return Fail<int>(path, "has to be a whole number of words, 0 or more");
    }

    public double? Score(JsonElement value, string path) =>
        ((value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var score))
            || (IsSettingsText(value) && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out score)))
        && score is >= 0 and <= 1
            ? score
            : Fail<double>(path, "has to be a number from 0 to 1");

    public bool? Flag(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ when IsSettingsText(value) && bool.TryParse(value.GetString(), out var flag) => flag,
        _ => Fail<bool>(path, "has to be true or false"),
    };

    public DateTimeOffset? Time(JsonElement value, string path)
    {
        const string Allowed = "a day or a time as in ISO 8601, such as 2026-01-31 or 2026-01-31T08:00:00Z (UTC when it names no zone)";
        if (Text(value, path, Allowed) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(
                text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time)
                    ? time
                    : Fail<DateTimeOffset>(path, $"is '{Excerpt.Of(text, 64)}'; it has to be {Allowed}");
    }

    public TimeSpan? Age(JsonElement value, string path)
    {
        const string Allowed = "a duration as in ISO 8601, such as PT24H or P7D";
        if (Text(value, path, Allowed) is not { } text)
        {
            return null;
        }

        try
        {
            if (XmlConvert.ToTimeSpan(text) is { Ticks: > 0 } age)
            {
                return age;
            }
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
        }

        return Fail<TimeSpan>(path, $"is '{Excerpt.Of(text, 64)}'; it has to be {Allowed}");
    }

    public void Fail(string path, string fault) => Faults.Add($"{path} {fault}.");

    private T? Fail<T>(string path, string fault)
        where T : struct
    {
        Fail(path, fault);
        return null;
    }

    private bool IsSettingsText(JsonElement value) => isSettings && value.ValueKind == JsonValueKind.String;

    private static string List(IEnumerable<string> names) => string.Join(", ", names);
}
