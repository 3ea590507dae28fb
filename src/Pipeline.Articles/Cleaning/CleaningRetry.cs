using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Cleaning;

/// <summary>
/// Cleans a file, and defers it if that fails, with growing waits, a limited number of times: a blob trigger tries five times within some
/// eight seconds, which no setting changes, and gives up. The ledger has the reason of each failure.
/// </summary>
public sealed partial class CleaningRetry(CleaningStep step, ICleaningQueue queue, PipelineMetrics metrics, ILogger<CleaningRetry> logger)
{
    /// <summary>How often a file is deferred before it is left to the host, which makes its last tries poison: some four hours.</summary>
    public const int MaxDeferrals = 11;

    private static readonly TimeSpan FirstDeferral = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MaxDeferral = TimeSpan.FromHours(1);

    /// <summary>Cleans the file <paramref name="name"/> for the first time.</summary>
    /// <inheritdoc cref="RunAsync(CleaningRequest, CancellationToken)"/>
    public Task RunAsync(string name, CancellationToken cancellationToken) => RunAsync(new CleaningRequest(name), cancellationToken);

    /// <summary>Cleans the file that the request names.</summary>
    /// <exception cref="Exception">Cleaning failed for the last time, or could not be deferred: the host tries again.</exception>
    public async Task RunAsync(CleaningRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await step.RunAsync(request.Name, cancellationToken);
        }
        catch (Exception exception) when (request.Attempt < MaxDeferrals && !IsStop(exception, cancellationToken))
        {
            if (!await TryDeferAsync(request, cancellationToken))
            {
                throw;
            }
        }
    }

    /// <summary>How long a file waits.</summary>
    /// <param name="attempt">How often it was deferred before, from 0.</param>
    internal static TimeSpan DelayOf(int attempt)
    {
        var delay = FirstDeferral * Math.Pow(2, Math.Min(attempt, 20));
        return delay < MaxDeferral ? delay : MaxDeferral;
    }

    /// <returns>False if the queue does not answer either.</returns>
    private async Task<bool> TryDeferAsync(CleaningRequest request, CancellationToken cancellationToken)
    {
        var (id, delay) = (ArticleId.FromName(request.Name), DelayOf(request.Attempt));
        try
        {
            await queue.SendAsync(request with { Attempt = request.Attempt + 1 }, delay, cancellationToken);
        }
        catch (Exception exception) when (!IsStop(exception, cancellationToken))
        {
            LogNotDeferred(exception, id);
            return false;
        }

        metrics.CleaningDeferred();
        LogDeferred(id, delay, request.Attempt + 1);
        return true;
    }

    private static bool IsStop(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;

    [LoggerMessage(
        EventId = 13, Level = LogLevel.Warning, Message = "Article {ArticleId}: cleaning is deferred for {Delay} (attempt {Attempt}).")]
    private partial void LogDeferred(ArticleId articleId, TimeSpan delay, int attempt);

    [LoggerMessage(
        EventId = 14, Level = LogLevel.Error, Message = "Article {ArticleId}: cleaning could not be deferred; the host tries again.")]
    private partial void LogNotDeferred(Exception exception, ArticleId articleId);
}
