using Microsoft.Azure.Storage;
using Microsoft.Azure.Storage.Auth;
using Microsoft.Azure.Storage.Queue;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>A trigger's queue: messages are taken for as long as <see cref="LeaseOptions"/> say, and none once the host stops.</summary>
internal sealed class LeasedQueue(StorageUri address, StorageCredentials credentials, LeaseOptions options, MessagesInHand inHand) : CloudQueue(address, credentials)
{
    /// <inheritdoc/>
    /// <remarks>
    /// A request that the service has seen is not cancelled: with nobody to read the answer, its messages would be hidden all the same. What comes while the
    /// host stops is given back at once.
    /// </remarks>
    public override async Task<IEnumerable<CloudQueueMessage>> GetMessagesAsync(
        int messageCount, TimeSpan? visibilityTimeout, QueueRequestOptions requestOptions, OperationContext operationContext, CancellationToken cancellationToken)
    {
        if (inHand.IsStopping)
        {
            return [];
        }

        List<CloudQueueMessage> messages = [.. await base.GetMessagesAsync(messageCount, options.Duration, requestOptions, operationContext, CancellationToken.None)];
        messages.ForEach(inHand.Add);
        if (!inHand.IsStopping)
        {
            return messages;
        }

        foreach (var message in messages)
        {
            await UpdateMessageAsync(message, TimeSpan.Zero, MessageUpdateFields.Visibility, CancellationToken.None);
            inHand.Remove(message);
        }

        return [];
    }
}
