using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Publishing;

/// <summary>Sends events independently: a queue that is down or slow neither stops nor delays the others' events.</summary>
public sealed partial class Deliveries(ISubscriberQueues queues, ILogger<Deliveries> logger)
{
    private const int Parallelism = 16;

    /// <summary>Tries each delivery once.</summary>
    /// <param name="article">The article, for the log.</param>
    /// <param name="deliveries">The deliveries.</param>
    /// <param name="cancellationToken">Cancels the operation; what was sent until then may be sent again, with the same ids.</param>
    public async Task<DeliveryReport> SendAsync(
        ArticleId article, IReadOnlyCollection<Delivery> deliveries, CancellationToken cancellationToken)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(deliveries, options, async (delivery, token) =>
        {
            try
            {
                await queues.SendAsync(delivery.Subscription.Queue, delivery.CloudEvent, token);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                LogUndelivered(exception, article, delivery.Subscription.Name);
                lock (faults)
                {
                    faults[delivery.Subscription.Name] =
                        $"Subscription '{delivery.Subscription.Name}' (queue '{delivery.Subscription.Queue}'): {exception.Message}";
                }
            }
        });
        return new DeliveryReport(
            [.. deliveries.Select(delivery => delivery.Subscription.Name).Where(name => !faults.ContainsKey(name))],
            [.. faults.OrderBy(fault => fault.Key, StringComparer.Ordinal).Select(fault => fault.Value)]);
    }

    [LoggerMessage(
        EventId = 31, Level = LogLevel.Warning, Message =
            "Article {ArticleId}: the event for subscription {Subscription} could not be sent; trying again.")]
    private partial void LogUndelivered(Exception exception, ArticleId articleId, string subscription);
}
