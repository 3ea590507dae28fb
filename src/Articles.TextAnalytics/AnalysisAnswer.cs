namespace Articles.TextAnalytics;

/// <summary>The answer to a request.</summary>
/// <typeparam name="T">The feature's result.</typeparam>
/// <param name="Documents">One result for each document of the request, in any order.</param>
/// <param name="ModelVersion">The model that produced them, as the service reports it.</param>
public sealed record AnalysisAnswer<T>(IReadOnlyList<DocumentResult<T>> Documents, string ModelVersion)
    where T : class;
