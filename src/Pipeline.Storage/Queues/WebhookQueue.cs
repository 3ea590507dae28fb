using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Publishing.Webhooks;

namespace Pipeline.Storage.Queues;

/// <summary>Events to post as queue messages: JSON in Base64, at most 64 KB. They never expire.</summary>
internal sealed class WebhookQueue(QueueServiceClient service) : IWebhookQueue
{
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    private readonly QueueClient _queue = service.GetQueueClient(StorageNames.ToPost);
    private readonly QueueClient _poison = service.GetQueueClient(StorageNames.ToPost + PoisonedMessages.QueueSuffix);

    public Task SendAsync(WebhookMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        _queue.SendAsync(message.ToBytes(), delay, cancellationToken);

    public async Task GiveUpAsync(WebhookMessage message, CancellationToken cancellationToken)
    {
        var body = new BinaryData(message.ToBytes());
        try
        {
            await _poison.SendMessageAsync(body, TimeSpan.Zero, NeverExpires, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await _poison.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await _poison.SendMessageAsync(body, TimeSpan.Zero, NeverExpires, cancellationToken);
        }
    }
}
