namespace Articles.Client;

/// <summary>Something that an article names.</summary>
public sealed record EventEntity
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its category, one of Azure AI Language's: <c>Person</c>, <c>Location</c>, <c>Organization</c>…</summary>
    public required string Category { get; init; }

    /// <summary>Mentions in the article.</summary>
    public required int Count { get; init; }
}
