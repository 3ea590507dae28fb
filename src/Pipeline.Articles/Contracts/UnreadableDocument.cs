namespace Pipeline.Articles.Contracts;

/// <summary>A stored document that cannot be read and was skipped.</summary>
/// <param name="Id">The article.</param>
/// <param name="Name">Its file's name in the inbox; null if only the document is known, which does not say.</param>
/// <param name="Reason">What is wrong with the document, and what to do.</param>
public sealed record UnreadableDocument(ArticleId Id, string? Name, string Reason);
