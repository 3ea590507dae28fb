using Pipeline.Articles.Searching;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Search;

/// <summary>A search and its answer.</summary>
/// <param name="State">What is searched for, as the address has it.</param>
/// <param name="Found">
/// What was found in the end: the same; where no article has it, with the last word as the beginning of one, or with a word of similar
/// spelling.
/// </param>
/// <param name="Results">The answer; null when the query cannot be read.</param>
/// <param name="Fault">What is wrong with the query, and how to write it; else null.</param>
internal sealed record SearchModel(SearchState State, SearchState Found, SearchResults? Results, string? Fault);
