using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Publishing;

/// <summary>Has what could not be delivered come back later, after ever longer waits, so many times.</summary>
public sealed partial class DeliveryRetry(
    IPointerQueue queue, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<DeliveryRetry> logger)
{
    /// <summary>Sends the message again, to be seen later, when a delivery failed and it was not tried often enough.</summary>
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
