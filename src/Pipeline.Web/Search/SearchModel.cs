using Pipeline.Articles.Publishing;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Search;

/// <summary>A search and its answer.</summary>
/// <param name="State">What is searched for.</param>
/// <param name="Results">The answer; null when the query cannot be read.</param>
/// <param name="Fault">What is wrong with the query, and how to write it; else null.</param>
internal sealed record SearchModel(SearchState State, SearchResults? Results, string? Fault);
