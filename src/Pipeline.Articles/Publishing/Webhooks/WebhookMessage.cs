using System.Text;
using System.Text.Json;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Publishing.Webhooks;

/// <summary>The message that asks for an event to be posted. It holds the event, byte for byte.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Subscription">The subscription's name.</param>
/// <param name="CloudEvent">CloudEvents 1.0 structured JSON, UTF-8, under <see cref="Events.EventFactory.MaxBytes"/>.</param>
public sealed record WebhookMessage(ArticleId ArticleId, string Subscription, ReadOnlyMemory<byte> CloudEvent)
{
    private const int MaxReason = 150;

    /// <summary>How often it was tried, from 0.</summary>
    public int Attempt { get; init; }

    /// <summary>How often it had to wait since then because others were being posted to the same address.</summary>
    public int Waits { get; init; }

    /// <summary>Why the last try failed; null before one.</summary>
    public string? Reason { get; init; }

    /// <summary>The event's id: the same at each try.</summary>
    public string EventId
    {
        get
        {
            using var json = JsonDocument.Parse(CloudEvent);
            return json.RootElement.GetProperty("id").GetString()!;
        }
    }

    /// <summary>The message's bytes, before Base64.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("articleId", ArticleId.ToString());
            writer.WriteString("subscription", Subscription);
            writer.WriteNumber("attempt", Attempt);
            writer.WriteNumber("waits", Waits);
            if (Reason is not null)
            {
                writer.WriteString("reason", Excerpt.Of(Reason, MaxReason));
            }

            writer.WritePropertyName("event");
            writer.WriteRawValue(CloudEvent.Span);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Reads a message.</summary>
    /// <exception cref="FormatException">Not such a message. The runtime retries it and then moves it to the poison queue, where it is
    /// kept.</exception>
    public static WebhookMessage Parse(string message)
    {
        try
        {
            using var json = JsonDocument.Parse(message);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root ? Read(root) : throw Wrong();
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The queue message is not an event to post, {JsonFault.Place(exception)}.", exception);
        }
    }

    private static WebhookMessage Read(JsonElement root) =>
        ArticleId.TryParse(Text(root, "articleId"), out var id) && Text(root, "subscription") is { Length: > 0 } subscription
        && root.TryGetProperty("event", out var cloudEvent) && cloudEvent.ValueKind == JsonValueKind.Object
        && Text(cloudEvent, "id") is { Length: > 0 }
            ? new WebhookMessage(id, subscription, Encoding.UTF8.GetBytes(cloudEvent.GetRawText()))
            {
                Attempt = Number(root, "attempt"),
                Waits = Number(root, "waits"),
                Reason = Text(root, "reason"),
            }
            : throw Wrong();

    private static FormatException Wrong() =>
        new("The queue message is not an event to post: it needs an articleId, a subscription and an event.");

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? Math.Max(0, number)
            : 0;
}
