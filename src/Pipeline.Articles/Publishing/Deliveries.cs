using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Publishing.Webhooks;

namespace Pipeline.Articles.Publishing;

/// <summary>
/// Sends events independently: a queue that is down or slow neither stops nor delays the others' events. What goes to a web address goes to
/// the queue of the events to post, so no receiver is waited for.
/// </summary>
public sealed partial class Deliveries(ISubscriberQueues queues, IWebhookQueue webhooks, ILogger<Deliveries> logger)
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
                await SendAsync(article, delivery, token);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                LogUndelivered(exception, article, delivery.Subscription.Name);
                lock (faults)
                {
                    faults[delivery.Subscription.Name] =
                        $"Subscription '{delivery.Subscription.Name}' ({delivery.Subscription.Target}): {exception.Message}";
                }
            }
        });
        return new DeliveryReport(
            [.. deliveries.Select(delivery => delivery.Subscription.Name).Where(name => !faults.ContainsKey(name))],
            [.. faults.OrderBy(fault => fault.Key, StringComparer.Ordinal).Select(fault => fault.Value)]);
    }

    private Task SendAsync(ArticleId article, Delivery delivery, CancellationToken cancellationToken) =>
        delivery.Subscription.Queue is { } queue
            ? queues.SendAsync(queue, delivery.CloudEvent, cancellationToken)
            : webhooks.SendAsync(
                new WebhookMessage(article, delivery.Subscription.Name, delivery.CloudEvent), TimeSpan.Zero, cancellationToken);

    [LoggerMessage(
        EventId = 31, Level = LogLevel.Warning, Message =
            "Article {ArticleId}: the event for subscription {Subscription} could not be sent; trying again.")]
    private partial void LogUndelivered(Exception exception, ArticleId articleId, string subscription);
}
