using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Searching;

/// <summary>An article to take out of the search index.</summary>
/// <param name="Id">The article.</param>
/// <param name="UpTo">The newest revision that is meant, by its sequence: one that is newer stays where the index can tell.</param>
public readonly record struct IndexDeletion(ArticleId Id, int UpTo = int.MaxValue);
