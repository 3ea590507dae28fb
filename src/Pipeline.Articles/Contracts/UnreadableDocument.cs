namespace Pipeline.Articles.Contracts;

/// <summary>A stored document that cannot be used, and was stepped over.</summary>
/// <param name="Id">The article.</param>
/// <param name="Name">Its file's name in the inbox; null where only the document is looked at, which cannot say.</param>
/// <param name="Reason">What is wrong with the document, and what to do.</param>
public sealed record UnreadableDocument(ArticleId Id, string? Name, string Reason);
