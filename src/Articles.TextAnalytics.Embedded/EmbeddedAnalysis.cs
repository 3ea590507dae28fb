namespace Articles.TextAnalytics.Embedded;

/// <summary>One feature of the embedded text analytics: runs on the caller's thread and returns a completed task.</summary>
internal sealed class EmbeddedAnalysis<T>(
    string modelVersion, Func<TextDocument, AnalysisParameters, CancellationToken, DocumentResult<T>> analyze) : ITextAnalysis<T>
    where T : class
{
    /// <inheritdoc/>
    public AnalysisEngine Engine { get; } = new()
    {
        Provider = EmbeddedTextAnalytics.Provider,
        ModelVersion = modelVersion,
        MaxDocumentLength = EmbeddedTextAnalytics.MaxLength,
    };

    /// <inheritdoc/>
    public Task<AnalysisAnswer<T>> AnalyzeAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        try
        {
            var results = new List<DocumentResult<T>>(documents.Count);
            foreach (var document in documents)
            {
                cancellationToken.ThrowIfCancellationRequested();
                results.Add(analyze(document, parameters, cancellationToken));
            }

            return Task.FromResult(new AnalysisAnswer<T>(results, modelVersion));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<AnalysisAnswer<T>>(cancellationToken);
        }
    }
}
