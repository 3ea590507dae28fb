using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Publishing.Subscriptions;

namespace Pipeline.Storage.Queues;

/// <summary>
/// Subscribers' queues in the pipeline's own storage account. Messages are CloudEvents JSON in Base64, which Functions queue triggers
/// decode by default; they never expire.
/// </summary>
internal sealed class SubscriberQueues(QueueServiceClient service) : ISubscriberQueues
{
    // The service accepts 64 KiB per message; Base64 makes four bytes of three. Events stay below it (EventFactory.MaxBytes).
    private const int MaxBytes = 48 * 1024;

    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    public async Task SendAsync(string queue, ReadOnlyMemory<byte> cloudEvent, CancellationToken cancellationToken)
    {
        SubscriberQueueName.Validate(queue);
        if (cloudEvent.Length > MaxBytes)
        {
            throw new ArgumentException($"An event has at most {MaxBytes} bytes, this one {cloudEvent.Length}.", nameof(cloudEvent));
        }

        var client = service.GetQueueClient(queue);
        var message = new BinaryData(cloudEvent);
        try
        {
            await client.SendMessageAsync(message, TimeSpan.Zero, NeverExpires, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await client.SendMessageAsync(message, TimeSpan.Zero, NeverExpires, cancellationToken);
        }
    }
}
