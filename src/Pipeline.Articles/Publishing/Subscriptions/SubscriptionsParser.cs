using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>
/// Reads subscriptions, from a file or from app settings, by the same rules. <c>subscriptions.schema.json</c> describes the file for
/// editors.
/// </summary>
internal static partial class SubscriptionsParser
{
    private const int MaxNameLength = 100;
    private const string ListField = "subscriptions";

    // Besides the list, a file may name its schema.
    private static readonly string[] FileFields = [ListField, "$schema"];

    private static readonly string[] SubscriptionFields = ["name", "queue", "webhook", "secret", "duplicates", "editorsNotes", "filter"];

    private static readonly JsonDocumentOptions FileOptions =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a file's bytes: <c>{ "subscriptions": [ … ] }</c>, UTF-8. Comments and trailing commas are allowed.</summary>
    /// <exception cref="SubscriptionsException">The file cannot be read; the message names every fault.</exception>
    public static IReadOnlyList<Subscription> ParseFile(ReadOnlyMemory<byte> json)
    {
        var bom = "\uFEFF"u8;
        try
        {
            using var document = JsonDocument.Parse(json.Span.StartsWith(bom) ? json[bom.Length..] : json, FileOptions);
            var reader = new SpecReader(isSettings: false);
            var list = reader.Fields(document.RootElement, "The file", FileFields).Where(field => field.Name == ListField).ToList();
            if (list.Count == 0 && reader.Faults.Count == 0)
            {
                reader.Fail("The file", $"has no list '{ListField}'");
            }

            return Parse(reader, list.Count == 0 ? default : list[0].Value, ListField);
        }
        catch (JsonException exception)
        {
            throw new SubscriptionsException([$"The file is not JSON: {exception.Message}"]);
        }
        catch (InvalidOperationException)
        {
            // The JSON reader throws this on \uD800 without its other half.
            throw new SubscriptionsException(["The file has half a character: a \\uD800 to \\uDFFF without its pair."]);
        }
    }

    /// <summary>Reads the settings' section <c>Subscriptions</c>, as JSON.</summary>
    /// <exception cref="SubscriptionsException">As with <see cref="ParseFile"/>.</exception>
    public static IReadOnlyList<Subscription> ParseSettings(JsonElement list) =>
        Parse(new SpecReader(isSettings: true), list, "Subscriptions");

    /// <summary>Checks that each name occurs once.</summary>
    /// <exception cref="SubscriptionsException">Two subscriptions have the same name.</exception>
    public static IReadOnlyList<Subscription> Distinct(IReadOnlyList<Subscription> subscriptions)
    {
        var doubled = subscriptions.GroupBy(subscription => subscription.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1).ToList();
        return doubled.Count == 0
            ? subscriptions
            : throw new SubscriptionsException(
                [.. doubled.Select(
                    group =>
                    $"Two subscriptions are named '{group.Key}': each name may occur once, in the file and the app settings "
                    + "together.")]);
    }

    private static IReadOnlyList<Subscription> Parse(SpecReader reader, JsonElement list, string path)
    {
        var subscriptions = new List<Subscription>();
        if (list.ValueKind == JsonValueKind.Array)
        {
            subscriptions.AddRange(
                list.EnumerateArray().Select((item, index) => ParseOne(reader, item, $"{path}[{index}]")).OfType<Subscription>());
        }
        else if (list.ValueKind != JsonValueKind.Undefined)
        {
            reader.Fail(path, "has to be a list of subscriptions");
        }

        return reader.Faults.Count == 0 ? Distinct(subscriptions) : throw new SubscriptionsException(reader.Faults);
    }

    private static Subscription? ParseOne(SpecReader reader, JsonElement item, string place)
    {
        // People look for the name; the number is for subscriptions without one.
        var path = NameOf(reader, item) is { } given ? $"{place} ('{Excerpt.Of(given, MaxNameLength)}')" : place;
        var fields = reader.Fields(item, path, SubscriptionFields).ToDictionary(field => field.Name, field => field.Value);
        if (item.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var name = Required(reader, fields, path, "name", $"a name of 1 to {MaxNameLength} characters");
        if (name?.Length > MaxNameLength)
        {
            reader.Fail($"{path}.name", $"has {name.Length} characters; at most {MaxNameLength} are allowed");
        }

        var isWebhook = fields.ContainsKey("webhook");
        var webhook = isWebhook ? Webhook(reader, fields, path) : null;
        var queue = isWebhook ? null : Queue(reader, fields, path);
        var duplicates = fields.TryGetValue("duplicates", out var policy)
            ? reader.Choice<DuplicatePolicy>(policy, $"{path}.duplicates")
            : DuplicatePolicy.Include;
        var parser = new FilterParser(reader);
        var filter = fields.TryGetValue("filter", out var conditions)
            ? parser.Parse(conditions, $"{path}.filter")
            : new GroupCondition(GroupCondition.All, []);
        if (parser.AsksForDuplicates && duplicates is DuplicatePolicy.Exclude or DuplicatePolicy.Only)
        {
            reader.Fail($"{path}.duplicates", $"has to be include, because its filter uses '{FilterParser.Duplicate}'");
        }

        var notes = fields.TryGetValue("editorsNotes", out var asked) ? reader.Flag(asked, $"{path}.editorsNotes") : false;
        return name is null || (queue is null && webhook is null)
            ? null
            : new Subscription(name, queue, duplicates ?? DuplicatePolicy.Include, filter)
            {
                EditorsNotes = notes == true,
                Webhook = webhook,
            };
    }

    private static string? Queue(SpecReader reader, Dictionary<string, JsonElement> fields, string path)
    {
        if (fields.ContainsKey("secret"))
        {
            reader.Fail($"{path}.secret", "is for a webhook only");
        }

        var queue = Required(reader, fields, path, "queue", "the name of a queue");
        if (queue is not null && SubscriberQueueName.Problem(queue) is { } problem)
        {
            reader.Fail($"{path}.queue", $"is '{Excerpt.Of(queue, 100)}', which cannot be a subscriber's queue: {problem}");
        }

        return queue;
    }

    private static Webhook? Webhook(SpecReader reader, Dictionary<string, JsonElement> fields, string path)
    {
        if (fields.ContainsKey("queue"))
        {
            reader.Fail(path, "has a queue and a webhook; it has to be one of them");
        }

        var address = Required(reader, fields, path, "webhook", "an https address");
        var secret = Required(reader, fields, path, "secret", "the name of a secret in the settings Webhooks__Secrets");
        if (address is not null && Subscriptions.Webhook.Problem(address) is { } problem)
        {
            // An address may give access: it is not repeated.
            reader.Fail($"{path}.webhook", $"cannot be posted to: {problem}");
            return null;
        }

        if (secret is not null && !SecretName().IsMatch(secret))
        {
            reader.Fail($"{path}.secret", "has to be a name of letters, digits and _, not the secret itself");
            return null;
        }

        return address is null || secret is null ? null : new Webhook(new Uri(address), secret);
    }

    private static string? Required(SpecReader reader, Dictionary<string, JsonElement> fields, string path, string field, string allowed)
    {
        if (fields.TryGetValue(field, out var value))
        {
            return reader.Text(value, $"{path}.{field}", allowed);
        }

        reader.Fail(path, $"has no {field}: it has to be {allowed}");
        return null;
    }

    private static string? NameOf(SpecReader reader, JsonElement item) =>
        item.ValueKind == JsonValueKind.Object
        && item.EnumerateObject()
            .FirstOrDefault(field => reader.NameComparer.Equals(field.Name, "name")) is { Value.ValueKind: JsonValueKind.String } name
                ? name.Value.GetString()
                : null;

    [GeneratedRegex("^[A-Za-z0-9_]{1,100}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();
}
