using Microsoft.Azure.Storage;
using Microsoft.Azure.Storage.Auth;
using Microsoft.Azure.Storage.Queue;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>A trigger's queue: messages are leased as <see cref="LeaseOptions"/> say, and none are received once the host stops.</summary>
internal sealed partial class LeasedQueue(
    StorageUri address, StorageCredentials credentials, LeaseOptions options, MessagesInHand inHand, ILogger logger)
    : CloudQueue(address, credentials)
{
    /// <summary>The host created its queues before it started; another call could only fail, and end the host.</summary>
    public override Task<bool> ExistsAsync() => Task.FromResult(true);

    /// <inheritdoc/>
    /// <remarks>
    /// A sent request is not cancelled: without a reader of the response, its messages would be hidden anyway. Messages that arrive while
    /// the host stops are returned at once. An unreachable storage counts as empty for now; the SDK would end the process.
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
