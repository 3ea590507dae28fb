namespace Pipeline.Articles.Searching.Trends;

/// <summary>An entity over time.</summary>
/// <param name="Category">Azure's category.</param>
/// <param name="Name">The canonical name.</param>
/// <param name="Articles">How many articles have it, dated or not: as many as a search for <see cref="Value"/> finds beside the same
/// filter.</param>
/// <param name="Counts">How many in each bucket, in step with <see cref="TrendReport.Buckets"/>.</param>
public sealed record EntityTrend(string Category, string Name, int Articles, IReadOnlyList<int> Counts)
{
    /// <summary>As facets and filters have it: <c>Category:Name</c>.</summary>
    public string Value => $"{Category}:{Name}";
}
