namespace Pipeline.Articles.Searching.Trends;

/// <summary>Two entities that occur in the same articles.</summary>
/// <param name="First">The place of the more frequent one in <see cref="TrendReport.Entities"/>.</param>
/// <param name="Second">The place of the other one.</param>
/// <param name="Articles">How many articles have both.</param>
public sealed record EntityPair(int First, int Second, int Articles);
