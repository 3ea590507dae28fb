namespace Pipeline.Articles.Searching.Trends;

/// <summary>Which articles to count, and by what.</summary>
public sealed record TrendQuery
{
    /// <summary>Which articles: the same that a search with it finds. Its page, order and facets are passed over.</summary>
    public SearchQuery Filter { get; init; } = new();

    /// <summary>How long a bucket is; null for the shortest that needs no more than <see cref="MaxBuckets"/>.</summary>
    public TrendInterval? Interval { get; init; }

    /// <summary>The most buckets, 1 to 400. Where an interval would make more, the next longer one is taken.</summary>
    public int MaxBuckets { get; init; } = 60;

    /// <summary>The categories whose entities are counted (<c>Person</c>, <c>Location</c>…).</summary>
    public IReadOnlyList<string> Categories { get; init; } = ["Person", "Organization", "Location", "Event", "Product"];

    /// <summary>How many entities, 1 to 50: those that most articles have, without the ones that <see cref="Filter"/> asks for.</summary>
    public int Top { get; init; } = 12;
}
