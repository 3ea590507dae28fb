namespace Pipeline.Articles.Searching.Trends;

/// <summary>Articles counted over time, by tone and by entity.</summary>
public sealed record TrendReport
{
    /// <summary>How many articles match.</summary>
    public required long Total { get; init; }

    /// <summary>Whether the index lacks articles (<see cref="SearchResults.PartialNotice"/>), so that the figures are too low.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The number of articles without a publication date, which are in no bucket.</summary>
    public required long Undated { get; init; }

    /// <summary>How long a bucket is.</summary>
    public required TrendInterval Interval { get; init; }

    /// <summary>
    /// The time from the first to the last article in buckets of <see cref="Interval"/>, the oldest first, without gaps; empty if no
    /// article has a date.
    /// </summary>
    public required IReadOnlyList<TrendBucket> Buckets { get; init; }

    /// <summary>The entities that most articles have, the most frequent first.</summary>
    public required IReadOnlyList<EntityTrend> Entities { get; init; }

    /// <summary>The pairs of <see cref="Entities"/> that occur in the same articles; each pair once, the most frequent first.</summary>
    public required IReadOnlyList<EntityPair> Pairs { get; init; }
}
