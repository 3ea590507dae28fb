namespace Articles.TextAnalytics;

/// <summary>What came back for a request.</summary>
/// <typeparam name="T">The feature's result.</typeparam>
/// <param name="Documents">One result a document of the request, in any order.</param>
/// <param name="ModelVersion">The model that made them, as the service reports it.</param>
public sealed record AnalysisAnswer<T>(IReadOnlyList<DocumentResult<T>> Documents, string ModelVersion)
    where T : class;
