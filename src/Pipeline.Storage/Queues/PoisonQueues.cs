using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Pipeline.Articles.Poison;

namespace Pipeline.Storage.Queues;

/// <summary>Poison queues in the pipeline's account, with raw message texts: a poisoned message may not even be Base64.</summary>
internal sealed class PoisonQueues(QueueServiceClient service) : IPoisonQueues
{
    private const int MaxMessages = 32;

    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    public async Task<IReadOnlyList<PoisonMessage>> ReceiveAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            var messages = await Raw(queue + PoisonedMessages.QueueSuffix).ReceiveMessagesAsync(MaxMessages, Hidden, cancellationToken);
            return [.. messages.Value.Select(message =>
                new PoisonMessage(message.MessageId, message.PopReceipt, message.Body.ToString(), message.InsertedOn.GetValueOrDefault()))];
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return [];
        }
    }

    public async Task DeleteAsync(string queue, PoisonMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await Raw(queue + PoisonedMessages.QueueSuffix).DeleteMessageAsync(message.Id, message.Receipt, cancellationToken);
        }
        catch (RequestFailedException e)
            when (e.ErrorCode == QueueErrorCode.MessageNotFound || e.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        {
            // Another process drains too, and has also recorded it.
        }
    }

    public Task SendAsync(string queue, string body, CancellationToken cancellationToken) =>
        Raw(queue).SendMessageAsync(new BinaryData(body), TimeSpan.Zero, NeverExpires, cancellationToken);

    private QueueClient Raw(string queue) => service.GetQueueClient(queue);
}
