using System.Text.Json;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Messages;

/// <summary>
/// An event of Event Grid about a blob in the inbox, in its own schema (<c>eventType</c>) or as a CloudEvent (<c>type</c>); <c>subject</c>
/// names the blob (https://learn.microsoft.com/azure/event-grid/event-schema-blob-storage).
/// </summary>
/// <param name="Type">What happened: <see cref="Created"/>, <see cref="Deleted"/> or something else.</param>
/// <param name="Name">The file's name in the inbox; null if the event is about something else.</param>
internal sealed record InboxEvent(string Type, string? Name)
{
    /// <summary>The type of a new blob, or a new version of one.</summary>
    public const string Created = "Microsoft.Storage.BlobCreated";

    /// <summary>The type of a deletion.</summary>
    public const string Deleted = "Microsoft.Storage.BlobDeleted";

    private const string InboxBlobs = $"blobServices/default/containers/{StorageNames.Inbox}/blobs/";

    /// <summary>Reads an event; null if the object is none.</summary>
    /// <exception cref="FormatException">It has no subject.</exception>
    public static InboxEvent? Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || (Text(root, "eventType") ?? Text(root, "type")) is not { } type)
        {
            return null;
        }

        if (type is not Created and not Deleted)
        {
            return new InboxEvent(type, Name: null);
        }

        var subject = Text(root, "subject")?.TrimStart('/') ?? throw new FormatException($"The {type} event has no subject.");
        var isInInbox = subject.StartsWith(InboxBlobs, StringComparison.Ordinal) && subject.Length > InboxBlobs.Length;
        return new InboxEvent(type, isInInbox ? subject[InboxBlobs.Length..] : null);
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
