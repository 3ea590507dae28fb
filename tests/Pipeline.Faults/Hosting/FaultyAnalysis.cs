using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;

namespace Pipeline.Faults.Hosting;

/// <summary>A feature of text analytics that answers as a metered service does, when the schedule lets it.</summary>
internal sealed class FaultyAnalysis<TResult>(ITextAnalysis<TResult> real, FaultySchedule schedule, TimeProvider time)
    : ITextAnalysis<TResult>
    where TResult : class
{
    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(1);

    public AnalysisEngine Engine { get; } = real.Engine with { Provider = "faulty/1", IsMetered = true, MaxDocuments = 5 };

    public async Task<AnalysisAnswer<TResult>> AnalyzeAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        switch (schedule.Current)
        {
            case AnalyticsFault.Throttled:
                throw new TextAnalyticsException(
                    new TextAnalyticsError(TextAnalyticsErrorKind.Throttled, "429", "Too many requests."), TimeSpan.FromSeconds(1));
            case AnalyticsFault.Failing:
                throw new TextAnalyticsException(
                    new TextAnalyticsError(TextAnalyticsErrorKind.Transient, "503", "The service is unavailable."));
            case AnalyticsFault.Slow:
                await Task.Delay(Slow, time, cancellationToken);
                return await real.AnalyzeAsync(documents, parameters, cancellationToken);
            case AnalyticsFault.Wrong:
                return Spoil(await real.AnalyzeAsync(documents, parameters, cancellationToken));
            default:
                return await real.AnalyzeAsync(documents, parameters, cancellationToken);
        }
    }

    private static AnalysisAnswer<TResult> Spoil(AnalysisAnswer<TResult> answer) => Random.Shared.Next(3) switch
    {
        0 => answer with { Documents = [] },
        1 => answer with
        {
            Documents =
            [.. answer.Documents.Select(document => new DocumentResult<TResult>("nobody-" + document.Id, document.Value!))]
        },
        _ when answer.Documents is IReadOnlyList<DocumentResult<TextEntities>> found =>
            answer with { Documents = (IReadOnlyList<DocumentResult<TResult>>)(object)found.Select(Misplace).ToList() },
        _ => answer with { Documents = [.. answer.Documents, .. answer.Documents] },
    };

    private static DocumentResult<TextEntities> Misplace(DocumentResult<TextEntities> document) => new(
        document.Id,
        new TextEntities(
            [.. (document.Value?.Mentions ?? [])
            .Select(mention => mention with { Offset = mention.Offset + 100_000, Length = -mention.Length })]));
}
