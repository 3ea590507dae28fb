using Articles.TextAnalytics;

namespace Pipeline.Benchmarks.Enrichment;

/// <summary>Stands for a feature of the service: its limits, its latency (half to twice as long as given), and empty answers.</summary>
internal sealed class SlowAnalysis<T>(int maxDocuments, bool isJob, TimeSpan latency, T answer) : ITextAnalysis<T>
    where T : class
{
    private int _requests;

    /// <inheritdoc/>
    public AnalysisEngine Engine { get; } = new()
    {
        Provider = "slow/1",
        ModelVersion = "1",
        IsMetered = true,
        IsJob = isJob,
        MaxDocuments = maxDocuments,
        MaxDocumentLength = isJob ? 125_000 : 5120,
        MaxRequestLength = isJob ? 125_000 : int.MaxValue,
    };

    /// <summary>Requests since it was last asked.</summary>
    public int TakeRequests() => Interlocked.Exchange(ref _requests, 0);

    /// <inheritdoc/>
    public async Task<AnalysisAnswer<T>> AnalyzeAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        await Task.Delay(latency * (0.5 + (1.5 * Random.Shared.NextDouble())), cancellationToken);
        return new AnalysisAnswer<T>([.. documents.Select(document => new DocumentResult<T>(document.Id, answer))], Engine.ModelVersion);
    }
}
