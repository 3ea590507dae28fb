using System.Text.Json;
using Azure.Storage.Queues;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Storage.Queues;

/// <summary>Requests to clean a file as queue messages: JSON in Base64, as the Functions runtime expects.</summary>
internal sealed class CleaningQueue(QueueServiceClient service) : ICleaningQueue
{
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    private readonly QueueClient _queue = service.GetQueueClient(StorageNames.ToClean);

    public Task SendAsync(CleaningRequest request, TimeSpan delay, CancellationToken cancellationToken)
    {
        var message = JsonSerializer.SerializeToUtf8Bytes(request, ArticleJson.Default.CleaningRequest);
        // The service counts whole seconds; rounded up, a deferred message never comes early.
        var wholeSeconds = TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds));
        return _queue.SendMessageAsync(new BinaryData(message), wholeSeconds, NeverExpires, cancellationToken);
    }
}
