using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Searching;

/// <summary>An existing enriched document.</summary>
/// <param name="Id">The article.</param>
/// <param name="ETag">The document's version, as <see cref="IDocumentStore{TDocument}"/> gives it.</param>
/// <param name="ModifiedAt">When it was written, by the service's clock.</param>
public sealed record CatalogEntry(ArticleId Id, string ETag, DateTimeOffset ModifiedAt);
