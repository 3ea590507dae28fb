namespace Pipeline.Articles.Operations.Listing;

/// <summary>A page of a list of articles.</summary>
/// <param name="Articles">
/// The articles, in the ledger's order, which is not that of time. There may be fewer than the limit, or none, though more follow.
/// </param>
/// <param name="Next">The cursor of the next page; null at the end.</param>
public sealed record ArticlePage(IReadOnlyList<ListedArticle> Articles, string? Next);
