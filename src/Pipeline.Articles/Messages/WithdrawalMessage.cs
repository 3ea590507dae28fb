using System.Text.Json;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Messages;

/// <summary>
/// The messages in the queue <see cref="StorageNames.ToWithdraw"/>, before Base64: our own <see cref="WithdrawalRequest"/>, or an event
/// that Event Grid delivers there when a blob is deleted, in its own schema (<c>eventType</c>) or as a CloudEvent (<c>type</c>); the blob
/// is named by <c>subject</c> (https://learn.microsoft.com/azure/event-grid/event-schema-blob-storage). Event Grid writes one event per
/// message, as JSON in Base64.
/// </summary>
public static class WithdrawalMessage
{
    /// <summary>Reads a message.</summary>
    /// <returns>The file or article to check; null for an event that is not a deletion in the inbox, because the subscription's filter was
    /// too wide.</returns>
    /// <exception cref="FormatException">Neither form. The runtime retries the message and then moves it to the poison queue, where it is
    /// kept.</exception>
    public static WithdrawalRequest? Parse(string message)
    {
        try
        {
            using var json = JsonDocument.Parse(message);
            return json.RootElement switch
            {
                var root when InboxEvent.Of(root) is { } told => FromEvent(told),
                { ValueKind: JsonValueKind.Object } root => FromRequest(root),
                _ => throw new FormatException(
                    "The queue message is not a JSON object: it has to be an Event Grid event or a request with a name."),
            };
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The queue message is not a withdrawal request, {JsonFault.Place(exception)}.", exception);
        }
    }

    private static WithdrawalRequest? FromEvent(InboxEvent told) =>
        told is { Type: InboxEvent.Deleted, Name: { } name } ? new WithdrawalRequest(name) : null;

    private static WithdrawalRequest FromRequest(JsonElement root) =>
        root.Deserialize(ArticleJson.Default.WithdrawalRequest) is { Name.Length: > 0 } request
            ? request
            : throw new FormatException("The queue message is not a withdrawal request: it needs a name.");
}
