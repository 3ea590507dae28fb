using Articles.TextAnalytics;

namespace Pipeline.AzureLanguage;

/// <summary>One feature of Azure AI Language: what the SDK throws is mapped in one place.</summary>
internal sealed class AzureAnalysis<T>(
    AnalysisEngine engine,
    Func<IReadOnlyList<TextDocument>, AnalysisParameters, CancellationToken, Task<AnalysisAnswer<T>>> call,
    TimeProvider time) : ITextAnalysis<T>
    where T : class
{
    /// <inheritdoc/>
    public AnalysisEngine Engine => engine;

    /// <inheritdoc/>
    public async Task<AnalysisAnswer<T>> AnalyzeAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        try
        {
            return await call(documents, parameters, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw LanguageErrors.FromRequest(exception, time.GetUtcNow());
        }
    }
}
