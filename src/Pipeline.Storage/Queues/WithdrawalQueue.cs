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
    private readonly QueueClient _queue = service.GetQueueClient(StorageNames.ToWithdraw);

    public Task SendAsync(WithdrawalRequest request, TimeSpan delay, CancellationToken cancellationToken) =>
        _queue.SendAsync(JsonSerializer.SerializeToUtf8Bytes(request, ArticleJson.Default.WithdrawalRequest), delay, cancellationToken);
}
