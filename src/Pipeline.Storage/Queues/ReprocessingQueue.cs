using System.Text.Json;
using Azure.Storage.Queues;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Storage.Queues;

/// <summary>
/// Re-processing requests as queue messages: JSON in Base64, as the Functions runtime expects. A message has room for three names of 1,024
/// characters.
/// </summary>
internal sealed class ReprocessingQueue(QueueServiceClient service) : IReprocessingQueue
{
    private readonly QueueClient _queue = service.GetQueueClient(StorageNames.ToReprocess);

    public Task SendAsync(ReprocessingRequest request, TimeSpan delay, CancellationToken cancellationToken) =>
        _queue.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(request, ReprocessingJson.Default.ReprocessingRequest), delay, cancellationToken);
}
