using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Searching;

/// <summary>Which revision of an article the search index holds.</summary>
/// <param name="Id">The article.</param>
/// <param name="Sequence">The revision's number.</param>
/// <param name="Revision">The revision; the default for an entry that was written before the index held it.</param>
public readonly record struct IndexEntry(ArticleId Id, int Sequence, Revision Revision);
