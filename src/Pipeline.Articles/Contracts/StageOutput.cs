using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Contracts;

/// <summary>What a stage made of an article.</summary>
/// <typeparam name="TDocument">The stage's document.</typeparam>
/// <param name="Stored">The document, as it is stored.</param>
/// <param name="Row">The article's row with the stage's changes, which are not stored yet.</param>
/// <param name="DirectUntil">Until when the next stage may take the article in the same invocation; null if it must not.</param>
public sealed record StageOutput<TDocument>(StoredDocument<TDocument> Stored, LedgerEntry Row, DateTimeOffset? DirectUntil)
    where TDocument : ArticleDocument;
