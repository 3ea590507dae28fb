using System.Text.Json;
using Azure.Storage.Queues;
using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Storage.Queues;

/// <summary>Ranges of crawl archives as queue messages: JSON in Base64, as the Functions runtime expects.</summary>
internal sealed class ExpansionQueue(QueueServiceClient service) : IExpansionQueue
{
    private readonly QueueClient _queue = service.GetQueueClient(StorageNames.ToExpand);

    public Task SendAsync(ExpansionRequest request, TimeSpan delay, CancellationToken cancellationToken) =>
        _queue.SendAsync(JsonSerializer.SerializeToUtf8Bytes(request, ArticleJson.Default.ExpansionRequest), delay, cancellationToken);
}
