namespace Pipeline.Articles.Searching.Trends;

/// <summary>The articles that were published in a period. Articles without a tone are only in <see cref="Articles"/>.</summary>
/// <param name="From">The first moment, UTC. In the first bucket not before the filter's start.</param>
/// <param name="Before">The first moment after it, UTC. In the last bucket not after the filter's end.</param>
public sealed record TrendBucket(DateTimeOffset From, DateTimeOffset Before)
{
    /// <summary>How many articles.</summary>
    public int Articles { get; init; }

    /// <summary>How many of them are positive.</summary>
    public int Positive { get; init; }

    /// <summary>How many of them are neutral.</summary>
    public int Neutral { get; init; }

    /// <summary>How many of them are negative.</summary>
    public int Negative { get; init; }

    /// <summary>How many of them are mixed.</summary>
    public int Mixed { get; init; }
}
