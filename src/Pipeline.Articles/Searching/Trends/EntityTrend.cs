namespace Pipeline.Articles.Searching.Trends;

/// <summary>An entity over time.</summary>
/// <param name="Category">Azure's category.</param>
/// <param name="Name">The canonical name.</param>
/// <param name="Articles">The number of articles with the entity, dated or not: the same as a search for <see cref="Value"/> with the same
/// filter finds.</param>
/// <param name="Counts">The number in each bucket, parallel to <see cref="TrendReport.Buckets"/>.</param>
public sealed record EntityTrend(string Category, string Name, int Articles, IReadOnlyList<int> Counts)
{
    /// <summary>The form in facets and filters: <c>Category:Name</c>.</summary>
    public string Value => $"{Category}:{Name}";
}
