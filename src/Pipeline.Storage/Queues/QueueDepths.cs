using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Queues;

/// <summary>Queue depths as the service reports them.</summary>
/// <param name="service">Without any decoding: a foreign message may not be Base64.</param>
internal sealed class QueueDepths(QueueServiceClient service) : IQueueDepths
{
    public async Task<long?> FindDepthAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            QueueProperties properties = await service.GetQueueClient(queue).GetPropertiesAsync(cancellationToken);
            return properties.ApproximateMessagesCountLong;
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return null;
        }
    }

    public async Task<DateTimeOffset?> FindOldestAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            return (await service.GetQueueClient(queue).PeekMessageAsync(cancellationToken)).Value?.InsertedOn;
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<string> ListQueuesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var queue in service.GetQueuesAsync(cancellationToken: cancellationToken))
        {
            yield return queue.Name;
        }
    }
}
