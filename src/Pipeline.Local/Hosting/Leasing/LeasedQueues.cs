using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>Gives the triggers' queues as <see cref="LeasedQueue"/>s. Their poison queues are unchanged.</summary>
internal sealed class LeasedQueues : QueueServiceClient
{
    private readonly Func<string, LeasedQueue> _queue;

    public LeasedQueues(
        string connection, QueueClientOptions clientOptions, LeaseOptions options, MessagesInHand inHand, ILogger logger)
        : base(connection, clientOptions) =>
        _queue = name => new LeasedQueue(connection, name, clientOptions, options, inHand, logger);

    public override QueueClient GetQueueClient(string queueName) =>
        StorageNames.TriggerQueues.Contains(queueName) ? _queue(queueName) : base.GetQueueClient(queueName);
}
