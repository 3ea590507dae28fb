namespace Pipeline.Articles;

/// <summary>As much of an article's row as tells which revision a search has to find.</summary>
/// <param name="Id">The article.</param>
/// <param name="Stage">How far its newest revision has come.</param>
/// <param name="Sequence">The revision's number.</param>
/// <param name="Revision">The revision.</param>
/// <param name="PublisherVersion">The version of the publisher that put it into the index; 0 when it is not there.</param>
public readonly record struct LedgerHead(ArticleId Id, ArticleStage Stage, int Sequence, Revision Revision, int PublisherVersion);
