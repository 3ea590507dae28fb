namespace Pipeline.Articles.Searching;

/// <summary>A page of the enriched documents.</summary>
/// <param name="Documents">What there is, in the order of the ids.</param>
/// <param name="Continuation">What to ask for the next page with; null after the last.</param>
public sealed record CatalogPage(IReadOnlyList<CatalogEntry> Documents, string? Continuation);
