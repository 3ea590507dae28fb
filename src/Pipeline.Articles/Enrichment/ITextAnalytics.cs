namespace Pipeline.Articles.Enrichment;

/// <summary>
/// Text analytics: one call a feature, several documents a call, results in Azure AI Language's terms. Implementations only map to
/// their engine: chunking, batching, retries and merging happen above. Safe for concurrent callers.
/// </summary>
/// <remarks>
/// Each method returns one result a document, matched by <see cref="TextDocument.Id"/>. A failure of the whole request is a
/// <see cref="TextAnalyticsException"/>; a failure of one document is in its <see cref="DocumentResult{T}"/>.
/// </remarks>
public interface ITextAnalytics
{
    /// <summary>Which engine ran, with its version: <c>embedded/1</c>, <c>azure-ai-language/2023-04-01</c>. Goes on record with each article.</summary>
    string Provider { get; }

    /// <summary>Whether the engine bills text records.</summary>
    bool IsMetered { get; }

    /// <summary>Detects each document's main language.</summary>
    Task<IReadOnlyList<DocumentResult<DetectedLanguage>>> DetectLanguageAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken);

    /// <summary>Finds named entities; offsets in UTF-16 code units.</summary>
    Task<IReadOnlyList<DocumentResult<TextEntities>>> RecognizeEntitiesAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken);

    /// <summary>Extracts key phrases, the most telling first.</summary>
    Task<IReadOnlyList<DocumentResult<KeyPhrases>>> ExtractKeyPhrasesAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken);

    /// <summary>Judges the sentiment of each document and sentence.</summary>
    Task<IReadOnlyList<DocumentResult<TextSentiment>>> AnalyzeSentimentAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken);

    /// <summary>Picks the sentences that say the most.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="sentences">At most so many sentences each.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<DocumentResult<ExtractiveSummary>>> ExtractSummaryAsync(IReadOnlyList<TextDocument> documents, int sentences, CancellationToken cancellationToken);
}
