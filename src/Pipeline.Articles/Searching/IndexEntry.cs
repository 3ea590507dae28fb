using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Searching;

/// <summary>The revision of an article in the search index.</summary>
/// <param name="Id">The article.</param>
/// <param name="Sequence">The revision's number.</param>
/// <param name="Revision">The revision; the default value for an entry that was written before the index stored revisions.</param>
public readonly record struct IndexEntry(ArticleId Id, int Sequence, Revision Revision);
