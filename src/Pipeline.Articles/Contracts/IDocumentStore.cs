namespace Pipeline.Articles.Contracts;

/// <summary>The store of one stage's documents, one per article. Failures of the service are thrown unchanged: the host retries.</summary>
/// <typeparam name="TDocument">The stage's document.</typeparam>
public interface IDocumentStore<TDocument>
    where TDocument : ArticleDocument
{
    /// <summary>The document, or null if there is none.</summary>
    Task<StoredDocument<TDocument>?> ReadAsync(ArticleId id, CancellationToken cancellationToken);

    /// <summary>The stored document's ETag without its content, or null if there is none.</summary>
    Task<string?> FindETagAsync(ArticleId id, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the document if the stored one still has <paramref name="expectedETag"/> (null: if there is none).
    /// </summary>
    /// <returns>The new ETag, or null if the condition did not hold and nothing was written.</returns>
    Task<string?> TryWriteAsync(TDocument document, string? expectedETag, CancellationToken cancellationToken);

    /// <summary>
    /// Removes the document if the stored one still has <paramref name="expectedETag"/>; no error if it has another or does not exist.
    /// </summary>
    Task DeleteAsync(ArticleId id, string expectedETag, CancellationToken cancellationToken);

    /// <summary>The document's address, without any credential. Events carry it as the claim check.</summary>
    Uri Locate(ArticleId id);
}
