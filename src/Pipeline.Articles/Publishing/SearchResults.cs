namespace Pipeline.Articles.Publishing;

/// <summary>The answer to a search.</summary>
/// <param name="Total">How many articles match in all.</param>
/// <param name="Hits">This page of them, the best first.</param>
/// <param name="Facets">Counts by facet name (<c>language</c>, <c>sentiment</c>, <c>site</c>, <c>entity</c>), the most frequent value first; empty when not asked for.</param>
public sealed record SearchResults(long Total, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets);
