using System.Text.Json;
using Azure.Storage.Queues;
using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Storage.Queues;

/// <summary>Ranges of crawl archives as queue messages: JSON in Base64, as the Functions runtime expects.</summary>
internal sealed class ExpansionQueue(QueueServiceClient service) : IExpansionQueue
{
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    public Task SendAsync(ExpansionRequest request, TimeSpan delay, CancellationToken cancellationToken)
    {
        var message = JsonSerializer.SerializeToUtf8Bytes(request, ArticleJson.Default.ExpansionRequest);
        var wholeSeconds = TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds));
        return service.GetQueueClient(StorageNames.ToExpand)
            .SendMessageAsync(new BinaryData(message), wholeSeconds, NeverExpires, cancellationToken);
    }
}
