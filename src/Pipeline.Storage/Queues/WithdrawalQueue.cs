using System.Text.Json;
using Azure.Storage.Queues;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Storage.Queues;

/// <summary>
/// Requests to withdraw as queue messages: JSON in Base64, which is how Event Grid writes its events into a storage queue, too.
/// </summary>
internal sealed class WithdrawalQueue(QueueServiceClient service) : IWithdrawalQueue
{
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    private readonly QueueClient _queue = service.GetQueueClient(StorageNames.ToWithdraw);

    public Task SendAsync(WithdrawalRequest request, TimeSpan delay, CancellationToken cancellationToken)
    {
        var message = JsonSerializer.SerializeToUtf8Bytes(request, ArticleJson.Default.WithdrawalRequest);
        // The service counts whole seconds; rounded up, a deferred message never comes early.
        var wholeSeconds = TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds));
        return _queue.SendMessageAsync(new BinaryData(message), wholeSeconds, NeverExpires, cancellationToken);
    }
}
