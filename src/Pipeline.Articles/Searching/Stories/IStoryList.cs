namespace Pipeline.Articles.Searching.Stories;

/// <summary>The stories of the index. The articles of one are found by <see cref="SearchQuery.StoryId"/>.</summary>
public interface IStoryList
{
    /// <summary>Stories that at least two articles tell, the one with the latest article first.</summary>
    /// <exception cref="SearchQueryException">The number of stories is out of range.</exception>
    Task<IReadOnlyList<StorySummary>> ListAsync(StoryQuery query, CancellationToken cancellationToken);
}
