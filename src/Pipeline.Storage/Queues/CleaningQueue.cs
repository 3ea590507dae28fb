using System.Text.Json;
using Azure.Storage.Queues;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Storage.Queues;

/// <summary>Requests to clean a file as queue messages: JSON in Base64, as the Functions runtime expects.</summary>
internal sealed class CleaningQueue(QueueServiceClient service) : ICleaningQueue
{
    private readonly QueueClient _queue = service.GetQueueClient(StorageNames.ToClean);

    public Task SendAsync(CleaningRequest request, TimeSpan delay, CancellationToken cancellationToken) =>
        _queue.SendAsync(JsonSerializer.SerializeToUtf8Bytes(request, ArticleJson.Default.CleaningRequest), delay, cancellationToken);
}
