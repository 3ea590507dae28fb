using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Pipeline.Articles;

/// <summary>
/// What every run of a stage has around it: a span, its duration, the article's id on each line of the log; and each failed attempt is put on record before
/// the host retries it: the runtime's poison messages carry no error text, so the ledger is where the reason is found.
/// </summary>
public sealed partial class FailureLog(ILedger ledger, PipelineTracing tracing, PipelineMetrics metrics, TimeProvider time, ILogger<FailureLog> logger)
{
    private const int MaxMessage = 1000;

    /// <summary>
    /// Runs a stage's work. An exception other than cancellation is recorded in the article's row and thrown on, so that the host
    /// retries; if even the ledger cannot be written, the first exception still is the one thrown.
    /// </summary>
    /// <param name="stage">The function's name.</param>
    /// <param name="id">The article.</param>
    /// <param name="name">The file's name when there may be no row yet, else null.</param>
    /// <param name="work">The stage's work.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <param name="queue">The queue that the message came from; null when it came from none.</param>
    /// <param name="traceParent">The sender's <c>traceparent</c>, or null.</param>
    public async Task RunAsync(
        string stage,
        ArticleId id,
        string? name,
        Func<CancellationToken, Task> work,
        CancellationToken cancellationToken,
        string? queue = null,
        string? traceParent = null)
    {
        using var span = tracing.Start(stage, id, queue, traceParent);
        using var scope = logger.BeginScope(new Dictionary<string, object> { ["article.id"] = id.ToString() });
        var started = time.GetTimestamp();
        try
        {
            await work(cancellationToken);
            metrics.StageEnded(stage, succeeded: true, time.GetElapsedTime(started));
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
        var message = exception.Message.Length <= MaxMessage ? exception.Message : exception.Message[..MaxMessage];
        var reason = new RejectionReason("failed", $"{stage} failed: {exception.GetType().Name}: {message} It is tried again.");
        LogFailure(exception, stage, id);
        try
        {
            await ledger.UpdateAsync(
                id,
                known: null,
                entry => entry is null && name is null
                    ? null
                    : Failed(entry ?? new LedgerEntry { Id = id, Name = name!, Stage = ArticleStage.Failed }, stage, reason),
                cancellationToken);
        }
        catch (Exception unrecorded) when (unrecorded is not OperationCanceledException)
        {
            LogUnrecorded(unrecorded, stage, id);
        }
    }

    /// <summary>The row of a failed attempt. What was withdrawn, or has to be, stays so, whichever message fails on it: its stage says what is left to do.</summary>
    private static LedgerEntry Failed(LedgerEntry entry, string stage, RejectionReason reason) => entry with
    {
        Stage = IsOver(entry) ? entry.Stage : ArticleStage.Failed,
        Reason = !IsOver(entry) ? reason : entry.Stage == ArticleStage.Withdrawn ? reason with { Code = entry.Reason?.Code ?? reason.Code } : entry.Reason,
        FailedIn = stage,
        Attempts = entry.Attempts + 1,
    };

    private static bool IsOver(LedgerEntry entry) => entry.Stage == ArticleStage.Withdrawn || entry.IsToBeWithdrawn;

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Stage} failed on article {ArticleId}; the host tries again.")]
    private partial void LogFailure(Exception exception, string stage, ArticleId articleId);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The failure of {Stage} on article {ArticleId} could not be recorded.")]
    private partial void LogUnrecorded(Exception exception, string stage, ArticleId articleId);
}
