namespace Pipeline.Articles.Searching;

/// <summary>A page of the enriched documents.</summary>
/// <param name="Documents">The documents, in the order of the ids.</param>
/// <param name="Continuation">The token for the next page; null after the last.</param>
public sealed record CatalogPage(IReadOnlyList<CatalogEntry> Documents, string? Continuation);
