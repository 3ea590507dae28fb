using System.Diagnostics;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles;

/// <summary>
/// The pipeline's traces, under the source <see cref="SourceName"/>: one span per stage, and one trace per article from drop to delivery.
/// Names follow OpenTelemetry's conventions for messaging; the pipeline's own begin with <c>article.</c>
/// (https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/).
/// </summary>
public sealed class PipelineTracing : IDisposable
{
    /// <summary>The source's name, for exporters.</summary>
    public const string SourceName = "Pipeline.Articles";

    private readonly ActivitySource _source = new(SourceName);

    /// <summary>Starts a stage's span; null without a listener.</summary>
    /// <param name="stage">The function's name.</param>
    /// <param name="id">The article.</param>
    /// <param name="queue">The queue that the message came from; null if it came from none.</param>
    /// <param name="traceParent">The sender's <c>traceparent</c>: the parent. The host's own span, if there is one, is linked then.</param>
    public Activity? Start(string stage, ArticleId id, string? queue, string? traceParent)
    {
        var host = Activity.Current?.Context;
        var hasParent = ActivityContext.TryParse(traceParent, traceState: null, isRemote: true, out var parent);
        ActivityLink[] links = hasParent && host is { } invocation && invocation.TraceId != parent.TraceId
            ? [new ActivityLink(invocation)]
            : [];
        var span = _source.StartActivity(
            // A consumer, of a queue or of the inbox's events: Azure Monitor takes no other kind for a run that succeeds or fails.
            queue is null ? stage : $"process {queue}", ActivityKind.Consumer, hasParent ? parent : default, tags: null, links);
        span?.SetTag("article.id", id.ToString());
        span?.SetTag("article.stage", stage);
        if (queue is not null)
        {
            span?.SetTag("messaging.system", "azure_queue_storage");
            span?.SetTag("messaging.operation.name", "process");
            span?.SetTag("messaging.operation.type", "process");
            span?.SetTag("messaging.destination.name", queue);
        }

        return span;
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
