using Microsoft.Azure.Storage;
using Microsoft.Azure.Storage.Auth;
using Microsoft.Azure.Storage.Queue;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>A trigger's queue: messages are taken for as long as <see cref="LeaseOptions"/> say, and none once the host stops.</summary>
internal sealed partial class LeasedQueue(
    StorageUri address, StorageCredentials credentials, LeaseOptions options, MessagesInHand inHand, ILogger logger)
    : CloudQueue(address, credentials)
{
    /// <summary>The host has made its queues before it started; asking again could only fail, and end it.</summary>
    public override Task<bool> ExistsAsync() => Task.FromResult(true);

    /// <inheritdoc/>
    /// <remarks>
    /// A request that the service has seen is not cancelled: with nobody to read the answer, its messages would be hidden all the same.
    /// What comes while the host stops is given back at once. A storage that cannot be reached holds no messages for now: the SDK would end
    /// the process.
    /// </remarks>
    public override async Task<IEnumerable<CloudQueueMessage>> GetMessagesAsync(
        int messageCount, TimeSpan? visibilityTimeout, QueueRequestOptions requestOptions, OperationContext operationContext,
        CancellationToken cancellationToken)
    {
        if (inHand.IsStopping)
        {
            return [];
        }

        List<CloudQueueMessage> messages;
        try
        {
            messages =
                [.. await base.GetMessagesAsync(messageCount, options.Duration, requestOptions, operationContext, CancellationToken.None)];
        }
        catch (StorageException exception)
        {
            LogNotReached(exception, Name);
            return [];
        }

        messages.ForEach(inHand.Add);
        if (!inHand.IsStopping)
        {
            return messages;
        }

        foreach (var message in messages)
        {
            await GiveBackAsync(message);
        }

        return [];
    }

    private async Task GiveBackAsync(CloudQueueMessage message)
    {
        try
        {
            await UpdateMessageAsync(message, TimeSpan.Zero, MessageUpdateFields.Visibility, CancellationToken.None);
        }
        catch (StorageException exception)
        {
            LogNotReached(exception, Name);
        }
        finally
        {
            inHand.Remove(message);
        }
    }

    [LoggerMessage(EventId = 56, Level = LogLevel.Warning, Message = "The queue {Queue} could not be read; trying again.")]
    private partial void LogNotReached(Exception exception, string queue);
}
