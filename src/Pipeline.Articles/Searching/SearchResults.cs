namespace Pipeline.Articles.Searching;

/// <summary>The answer to a search.</summary>
/// <param name="Total">How many articles match in all.</param>
/// <param name="Hits">This page of them, the best first.</param>
/// <param name="Facets">Counts by facet name (<c>language</c>, <c>sentiment</c>, <c>site</c>, <c>entity</c>, <c>subject</c>,
/// <c>urgency</c>, <c>genre</c>, <c>provider</c>, <c>pageType</c>), the most frequent value first; empty if not requested.</param>
public sealed record SearchResults(long Total, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets)
{
    /// <summary>The notice about a partial result.</summary>
    public const string PartialNotice =
        "The search index is not complete. It was lost, damaged or just created, and must be filled from the stored articles. Missing "
            + "articles are not found until then.";

    /// <summary>
    /// How many of them have all the words of the query; they come first. The others have only some. Null if the index does not count that.
    /// </summary>
    public long? WithAllWords { get; init; }

    /// <summary>
    /// The query that these are the results of, if nothing matches the query as it was typed: words that no article has are replaced by
    /// words that differ in one letter. Otherwise null.
    /// </summary>
    public string? DidYouMean { get; init; }

    /// <summary>Whether the index lacks articles, so that there may be more matches.</summary>
    public bool IsPartial { get; init; }
}
