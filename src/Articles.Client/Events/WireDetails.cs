namespace Articles.Client;

/// <summary>What a news agency's envelope says of an item, as the agency writes it; what it does not say is null or empty.</summary>
public sealed record WireDetails
{
    /// <summary>The form of the envelope: <c>NewsML-G2</c>, <c>ninjs</c>, <c>NITF</c>, <c>IPTC 7901</c>…</summary>
    public required string Flavour { get; init; }

    /// <summary>The sender.</summary>
    public string? Provider { get; init; }

    /// <summary>The credit line that the sender asks for.</summary>
    public string? Credit { get; init; }

    /// <summary>The version.</summary>
    public string? Version { get; init; }

    /// <summary>The edition or the service that the item is for.</summary>
    public string? Edition { get; init; }

    /// <summary>1, a flash, to 9.</summary>
    public int? Urgency { get; init; }

    /// <summary>1, the highest, to 9.</summary>
    public int? Priority { get; init; }

    /// <summary>The keyword under which all takes of a story run.</summary>
    public string? Slugline { get; init; }

    /// <summary>The subjects.</summary>
    public required IReadOnlyList<WireTerm> Subjects { get; init; }

    /// <summary>The kinds of text: <c>Feature</c>, <c>Analysis</c>.</summary>
    public required IReadOnlyList<WireTerm> Genres { get; init; }

    /// <summary>The keywords.</summary>
    public required IReadOnlyList<string> Keywords { get; init; }

    /// <summary>The places of its origin or its events.</summary>
    public required IReadOnlyList<string> Places { get; init; }

    /// <summary>Place and date as printed before the text.</summary>
    public string? Dateline { get; init; }

    /// <summary>How it may be used.</summary>
    public string? UsageTerms { get; init; }

    /// <summary>The copyright notice.</summary>
    public string? Copyright { get; init; }

    /// <summary>The note to editors, not for publication; only for a subscription with <c>editorsNotes</c>.</summary>
    public string? EditorsNote { get; init; }

    /// <summary>What this version is to the one before.</summary>
    public required IReadOnlyList<string> Signals { get; init; }

    /// <summary>Pictures that come with it.</summary>
    public required IReadOnlyList<WirePicture> Pictures { get; init; }

    /// <summary>From when on it must not be published any more, UTC.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
