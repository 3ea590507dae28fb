namespace Pipeline.Articles.Searching.Trends;

/// <summary>Which articles to count, and by what.</summary>
public sealed record TrendQuery
{
    /// <summary>The articles to count: those that a search with this query finds. Its page, order and facets are ignored.</summary>
    public SearchQuery Filter { get; init; } = new();

    /// <summary>The length of a bucket; null for the shortest that needs no more than <see cref="MaxBuckets"/>.</summary>
    public TrendInterval? Interval { get; init; }

    /// <summary>The maximum number of buckets, 1 to 400. If an interval would make more, the next longer one is used.</summary>
    public int MaxBuckets { get; init; } = 60;

    /// <summary>The categories whose entities are counted (<c>Person</c>, <c>Location</c>…).</summary>
    public IReadOnlyList<string> Categories { get; init; } = ["Person", "Organization", "Location", "Event", "Product"];

    /// <summary>The number of entities, 1 to 50: the most frequent ones, without those in <see cref="Filter"/>.</summary>
    public int Top { get; init; } = 12;
}
