using Articles.Extraction.Formats.Wire;

namespace Pipeline.Articles.Contracts;

/// <summary>
/// Which version of which wire item an article is. Its identity is the item's (<see cref="WireItem.Key"/>), not its file's.
/// </summary>
public sealed record ItemVersion
{
    /// <summary>Who sends it, as the envelope has it; null when it does not say.</summary>
    public string? Provider { get; init; }

    /// <summary>The item's own id, the same for all its versions.</summary>
    public required string Id { get; init; }

    /// <summary>The version, as the envelope has it; null when it does not say.</summary>
    public string? Version { get; init; }

    /// <summary>When the agency made this version, UTC; midnight where only the day is known.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the file that carries it was dropped.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The version of an item that is told from all others; null for any other.</summary>
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
