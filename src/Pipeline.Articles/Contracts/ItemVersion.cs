using System.Text.Json.Serialization;
using Articles.Extraction.Formats.WebArchives;
using Articles.Extraction.Formats.WebArchives.Records;
using Articles.Extraction.Formats.Wire;

namespace Pipeline.Articles.Contracts;

/// <summary>
/// The wire item, or the page of crawlers' archives, and the version of it that an article is. The item (<see cref="WireItem.Key"/>) or the
/// page's address (<see cref="PageCapture.Key"/>) gives its identity, not the file.
/// </summary>
public sealed record ItemVersion
{
    /// <summary>The sender, as the envelope names it; null if it does not.</summary>
    public string? Provider { get; init; }

    /// <summary>The item's own id, the same for all its versions; for a page, its address.</summary>
    public required string Id { get; init; }

    /// <summary>The version, as the envelope writes it; null if it does not.</summary>
    public string? Version { get; init; }

    /// <summary>When the agency made this version, UTC, midnight if only the day is known; when a page was captured.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the file that carries it was dropped.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Whether it is a page that a crawler captured, and no wire item.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsCapture { get; init; }

    /// <summary>
    /// Where in its archive a captured page's record begins: the offset in bytes of the record, or of the compressed member that it begins
    /// in, and a plus sign and the offset in that member if it is not its beginning. Null for anything else.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Place { get; init; }

    /// <summary>The version of a captured page.</summary>
    /// <param name="capture">The capture.</param>
    /// <param name="place">Where in its archive it is; null if it was not read as a stream.</param>
    /// <param name="receivedAt">When its archive was dropped.</param>
    internal static ItemVersion Of(PageCapture capture, RecordPlace? place, DateTimeOffset receivedAt) => new()
    {
        Id = capture.Key,
        CreatedAt = capture.CapturedAt,
        ReceivedAt = receivedAt,
        IsCapture = true,
        Place = place?.Format(),
    };

    /// <summary>The version of an item that has a key; null for any other item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="receivedAt">When its file was dropped.</param>
    public static ItemVersion? Of(WireItem? item, DateTimeOffset receivedAt) => item?.Key is null ? null : new ItemVersion
    {
        Provider = item.Provider,
        Id = item.Id!,
        Version = item.Version,
        CreatedAt = item.VersionCreatedAt ?? WireTime.Parse(item.Version, zone: null),
        ReceivedAt = receivedAt,
    };
}
