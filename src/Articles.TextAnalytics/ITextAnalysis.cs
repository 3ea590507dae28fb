using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics;

/// <summary>
/// One feature of text analytics by one provider: several documents a call, results in Azure AI Language's terms. Implementations only map
/// to their engine: chunking, batching, retries, the cache and merging happen above (<see cref="TextAnalyzer"/>). Safe for concurrent
/// callers.
/// </summary>
/// <typeparam name="TResult">
/// What the feature says of a document: <see cref="DetectedLanguage"/>, <see cref="TextEntities"/>, <see cref="PersonalInformation"/>,
/// <see cref="KeyPhrases"/>, <see cref="TextSentiment"/>, <see cref="ExtractiveSummary"/> or <see cref="AbstractiveSummary"/>.
/// </typeparam>
public interface ITextAnalysis<TResult>
    where TResult : class
{
    /// <summary>Who answers, what it bills, and what it takes at once.</summary>
    AnalysisEngine Engine { get; }

    /// <summary>
    /// Analyses documents: one result each, matched by <see cref="TextDocument.Id"/>; what fails for one document is in its
    /// <see cref="DocumentResult{T}"/>.
    /// </summary>
    /// <param name="documents">At most as many, and as long, as <see cref="Engine"/> takes.</param>
    /// <param name="parameters">What is asked for beside the text; what the feature has no use for is passed over.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="TextAnalyticsException">The whole request failed. Providers map every failure of theirs to this one.</exception>
    Task<AnalysisAnswer<TResult>> AnalyzeAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken);
}
