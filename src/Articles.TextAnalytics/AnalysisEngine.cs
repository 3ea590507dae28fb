namespace Articles.TextAnalytics;

/// <summary>Describes the engine of a feature: its name, whether it bills, and its limits.</summary>
public sealed record AnalysisEngine
{
    /// <summary>
    /// The engine with its own version: <c>embedded/1</c>, <c>azure-ai-language/2023-04-01</c>. Recorded with each result.
    /// </summary>
    public required string Provider { get; init; }

    /// <summary>
    /// The requested model: a version, or <c>latest</c>. Each answer reports the model that produced it (<see
    /// cref="AnalysisAnswer{T}.ModelVersion"/>).
    /// </summary>
    public required string ModelVersion { get; init; }

    /// <summary>Whether it bills text records. If so, requests are counted, capped and cached.</summary>
    public bool IsMetered { get; init; }

    /// <summary>
    /// Whether it answers by a job that takes minutes and is billed when submitted. If so, a request that takes too long is not sent again.
    /// </summary>
    public bool IsJob { get; init; }

    /// <summary>
    /// The maximum number of documents in a request. With 1, each document is sent at once, because gathering would save nothing.
    /// </summary>
    public int MaxDocuments { get; init; } = 1;

    /// <summary>The maximum number of text elements in a document.</summary>
    public int MaxDocumentLength { get; init; } = int.MaxValue;

    /// <summary>
    /// The most text records that a document can cost, by its text. Null: it costs one for each 1,000 text elements begun. What it did cost
    /// is told by its result (<see cref="DocumentResult{T}.TextRecords"/>).
    /// </summary>
    public Func<string, int>? MaxTextRecords { get; init; }

    /// <summary>The maximum number of text elements in all documents of a request together.</summary>
    public int MaxRequestLength { get; init; } = int.MaxValue;
}
