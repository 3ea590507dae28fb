using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Searching;

/// <summary>An article to remove from the search index.</summary>
/// <param name="Id">The article.</param>
/// <param name="UpTo">The newest revision to remove, by its sequence: a newer one stays if the index can compare.</param>
public readonly record struct IndexDeletion(ArticleId Id, int UpTo = int.MaxValue);
