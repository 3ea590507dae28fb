using Articles.Extraction.Formats.Wire;

namespace Pipeline.Articles.Contracts;

/// <summary>
/// The wire item and the version that an article is. The item (<see cref="WireItem.Key"/>) gives its identity, not the file.
/// </summary>
public sealed record ItemVersion
{
    /// <summary>The sender, as the envelope names it; null if it does not.</summary>
    public string? Provider { get; init; }

    /// <summary>The item's own id, the same for all its versions.</summary>
    public required string Id { get; init; }

    /// <summary>The version, as the envelope writes it; null if it does not.</summary>
    public string? Version { get; init; }

    /// <summary>When the agency made this version, UTC; midnight if only the day is known.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the file that carries it was dropped.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

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
