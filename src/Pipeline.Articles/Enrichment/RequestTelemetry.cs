using Articles.TextAnalytics.Requests;
using Microsoft.Extensions.Logging;

namespace Pipeline.Articles.Enrichment;

/// <summary>Requests in the pipeline's metrics and the host's log.</summary>
internal sealed partial class RequestTelemetry(PipelineMetrics metrics, ILogger<RequestTelemetry> logger) : IRequestObserver
{
    public void Requested(string feature, string provider, string outcome, int documents, int textRecords) =>
        metrics.TextAnalyticsRequested(feature, provider, outcome, documents, textRecords);

    public void Reused(string feature, string provider) => metrics.TextAnalyticsReused(feature, provider);

    public void NotRead(string key, Exception exception) => LogNotRead(exception, key);

    public void NotKept(string key, Exception exception) => LogNotKept(exception, key);

    [LoggerMessage(
        EventId = 24, Level = LogLevel.Warning, Message = "The cached result {Key} could not be read; requesting it again.")]
    private partial void LogNotRead(Exception exception, string key);

    [LoggerMessage(EventId = 25, Level = LogLevel.Warning, Message = "The result {Key} could not be cached; it would be billed again.")]
    private partial void LogNotKept(Exception exception, string key);
}
