namespace Pipeline.Articles.Contracts;

/// <summary>A document as read from the store.</summary>
/// <param name="Document">The document.</param>
/// <param name="ETag">Its version, opaque: for a conditional write.</param>
public sealed record StoredDocument<TDocument>(TDocument Document, string ETag)
    where TDocument : ArticleDocument;
