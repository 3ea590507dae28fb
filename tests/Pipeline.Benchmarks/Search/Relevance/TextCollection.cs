using Pipeline.Articles.Searching;

namespace Pipeline.Benchmarks.Search.Relevance;

/// <summary>Texts, queries and what answers them.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Documents">The texts; a document's name is its id.</param>
/// <param name="Queries">The queries.</param>
internal sealed record TextCollection(string Name, IReadOnlyList<SearchDocument> Documents, IReadOnlyList<JudgedQuery> Queries);
