using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics;

/// <summary>
/// One feature of one engine: several documents per call, with results in Azure AI Language's terms. Implementations only map to their
/// engine; chunking, batching, retries, caching and merging are done by the caller (<see cref="TextAnalyzer"/>). Safe for concurrent
/// callers.
/// </summary>
/// <typeparam name="TResult">
/// The feature's result for a document: <see cref="DetectedLanguage"/>, <see cref="TextEntities"/>, <see cref="PersonalInformation"/>, <see
/// cref="KeyPhrases"/>, <see cref="TextSentiment"/>, <see cref="ExtractiveSummary"/> or <see cref="AbstractiveSummary"/>.
/// </typeparam>
public interface ITextAnalysis<TResult>
    where TResult : class
{
    /// <summary>The engine: its name, whether it bills, and its limits.</summary>
    AnalysisEngine Engine { get; }

    /// <summary>
    /// Analyses documents. Each has one result, matched by <see cref="TextDocument.Id"/>. The failure of one document is in its <see
    /// cref="DocumentResult{T}"/>.
    /// </summary>
    /// <param name="documents">The documents, within the limits of <see cref="Engine"/>.</param>
    /// <param name="parameters">The parameters; a feature ignores those that it does not use.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="TextAnalyticsException">The whole request failed. Engines map all their failures to this exception.</exception>
    Task<AnalysisAnswer<TResult>> AnalyzeAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken);
}
