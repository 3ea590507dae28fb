namespace Pipeline.Articles.Searching.Trends;

/// <summary>
/// Counts the articles of the index over time, by tone and by entity. An index without this ability has no implementation.
/// </summary>
public interface IArticleTrends
{
    /// <summary>Counts them.</summary>
    /// <exception cref="SearchQueryException">The filter's text cannot be read; the message says where and how to write it.</exception>
    Task<TrendReport> ReadAsync(TrendQuery query, CancellationToken cancellationToken);
}
