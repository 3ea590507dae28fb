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
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    public Task SendAsync(ReprocessingRequest request, TimeSpan delay, CancellationToken cancellationToken)
    {
        var message = JsonSerializer.SerializeToUtf8Bytes(request, ReprocessingJson.Default.ReprocessingRequest);
        var wholeSeconds = TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds));
        return service.GetQueueClient(StorageNames.ToReprocess)
            .SendMessageAsync(new BinaryData(message), wholeSeconds, NeverExpires, cancellationToken);
    }
}
