using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Publishing;

/// <summary>Defers undelivered events, with growing waits, a limited number of times.</summary>
public sealed partial class DeliveryRetry(
    IPointerQueue queue, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<DeliveryRetry> logger)
{
    /// <summary>Sends the message again with a delay, if a delivery failed and tries are left.</summary>
    /// <returns>Whether a delivery failed for the last time.</returns>
    internal async Task<bool> DeferAsync(ArticlePointer pointer, DeliveryReport report, CancellationToken cancellationToken)
    {
        if (report.Faults.Count == 0)
        {
            return false;
        }

        if (pointer.Attempt + 1 >= options.Value.MaxAttempts)
        {
            return true;
        }

        var delay = options.Value.DelayOf(pointer.Attempt);
        await queue.SendAsync(
            StorageNames.ToPublish, pointer with { Attempt = pointer.Attempt + 1, NotBefore = time.GetUtcNow() + delay }, delay,
            cancellationToken);
        LogDeferred(pointer.ArticleId, delay, pointer.Attempt + 1);
        return false;
    }

    [LoggerMessage(
        EventId = 33, Level = LogLevel.Warning, Message =
            "Article {ArticleId}: undelivered events are deferred for {Delay} (attempt {Attempt}).")]
    private partial void LogDeferred(ArticleId articleId, TimeSpan delay, int attempt);
}
