using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles;

/// <summary>
/// The common frame of every stage run: a span, its duration, and the article's id on each line of the log. It records each failed attempt
/// before the host retries it: the runtime's poison messages carry no error text, so the reason is in the ledger.
/// </summary>
public sealed partial class StageRunner(
    ILedger ledger, PipelineTracing tracing, PipelineMetrics metrics, TimeProvider time, ILogger<StageRunner> logger)
{
    private const int MaxMessage = 1000;

    /// <summary>
    /// Runs a stage's work. An exception other than cancellation is recorded in the article's row and rethrown, so that the host retries.
    /// If the ledger cannot be written either, the first exception is still the one thrown.
    /// </summary>
    /// <param name="stage">The function's name.</param>
    /// <param name="id">The article.</param>
    /// <param name="name">The file's name if there may be no row yet, else null.</param>
    /// <param name="work">The stage's work.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <param name="queue">The queue that the message came from; null when it came from none.</param>
    /// <param name="traceParent">The sender's <c>traceparent</c>, or null.</param>
    public Task RunAsync(
        string stage,
        ArticleId id,
        string? name,
        Func<CancellationToken, Task> work,
        CancellationToken cancellationToken,
        string? queue = null,
        string? traceParent = null) =>
        RunAsync<object?>(
            stage,
            id,
            name,
            async token =>
            {
                await work(token);
                return null;
            },
            cancellationToken,
            queue,
            traceParent);

    /// <summary>
    /// Like <see cref="RunAsync(string, ArticleId, string?, Func{CancellationToken, Task}, CancellationToken, string?, string?)"/>, with
    /// the work's result.
    /// </summary>
    public async Task<T> RunAsync<T>(
        string stage,
        ArticleId id,
        string? name,
        Func<CancellationToken, Task<T>> work,
        CancellationToken cancellationToken,
        string? queue = null,
        string? traceParent = null)
    {
        using var span = tracing.Start(stage, id, queue, traceParent);
        using var scope = logger.BeginScope(new Dictionary<string, object> { ["article.id"] = id.ToString() });
        var started = time.GetTimestamp();
        try
        {
            var result = await work(cancellationToken);
            metrics.StageEnded(stage, succeeded: true, time.GetElapsedTime(started));
            return result;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            span?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            span?.SetTag("error.type", exception.GetType().FullName);
            metrics.StageEnded(stage, succeeded: false, time.GetElapsedTime(started));
            await RecordAsync(stage, id, name, exception, cancellationToken);
            throw;
        }
    }

    private async Task RecordAsync(string stage, ArticleId id, string? name, Exception exception, CancellationToken cancellationToken)
    {
        var reason = new RejectionReason(
            "failed", $"{stage} failed: {exception.GetType().Name}: {Excerpt.Of(exception.Message, MaxMessage)} It is tried again.");
        LogFailure(exception, stage, id);
        try
        {
            var origin = name is null ? null : new ArticleOrigin(id, name, Part: null);
            await ledger.UpdateAsync(id, known: null, entry => entry.Failed(origin, stage, reason), cancellationToken);
        }
        catch (Exception unrecorded) when (unrecorded is not OperationCanceledException)
        {
            LogUnrecorded(unrecorded, stage, id);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Stage} failed on article {ArticleId}; the host tries again.")]
    private partial void LogFailure(Exception exception, string stage, ArticleId articleId);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The failure of {Stage} on article {ArticleId} could not be recorded.")]
    private partial void LogUnrecorded(Exception exception, string stage, ArticleId articleId);
}
