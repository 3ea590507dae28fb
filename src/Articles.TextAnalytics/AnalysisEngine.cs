namespace Articles.TextAnalytics;

/// <summary>Who answers for a feature, what it bills, and what it takes at once.</summary>
public sealed record AnalysisEngine
{
    /// <summary>
    /// The engine with its own version: <c>embedded/1</c>, <c>azure-ai-language/2023-04-01</c>. Goes on record with each result.
    /// </summary>
    public required string Provider { get; init; }

    /// <summary>
    /// The model that is asked for: a version, or <c>latest</c>. Each answer tells the one that it came from
    /// (<see cref="AnalysisAnswer{T}.ModelVersion"/>).
    /// </summary>
    public required string ModelVersion { get; init; }

    /// <summary>Whether it bills text records: then requests are counted, capped and cached.</summary>
    public bool IsMetered { get; init; }

    /// <summary>
    /// Whether it answers by a job that takes minutes and is billed when submitted: such a request is not sent again when it takes too
    /// long.
    /// </summary>
    public bool IsJob { get; init; }

    /// <summary>Documents a request. 1: requests are not gathered, because nothing would be saved.</summary>
    public int MaxDocuments { get; init; } = 1;

    /// <summary>Text elements a document.</summary>
    public int MaxDocumentLength { get; init; } = int.MaxValue;

    /// <summary>Text elements a request, over all its documents.</summary>
    public int MaxRequestLength { get; init; } = int.MaxValue;
}
