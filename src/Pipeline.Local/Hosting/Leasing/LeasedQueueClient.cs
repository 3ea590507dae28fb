using Microsoft.Azure.Storage;
using Microsoft.Azure.Storage.Auth;
using Microsoft.Azure.Storage.Queue;
using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>
/// Gives the triggers' queues as <see cref="LeasedQueue"/>s. The host's own queue has an SDK processor without renewal, so it is unchanged.
/// </summary>
internal sealed class LeasedQueueClient(
    StorageUri address, StorageCredentials credentials, LeaseOptions options, MessagesInHand inHand, ILogger logger)
    : CloudQueueClient(address, credentials)
{
    public override CloudQueue GetQueueReference(string queueName)
    {
        var queue = base.GetQueueReference(queueName);
        return StorageNames.TriggerQueues.Contains(queueName)
            ? new LeasedQueue(queue.StorageUri, Credentials, options, inHand, logger)
            : queue;
    }
}
