using System.Collections.Concurrent;
using Microsoft.Azure.Storage;
using Microsoft.Azure.Storage.Queue;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Azure.WebJobs.Host.Queues;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>
/// Settles messages as the SDK does, and renews their leases meanwhile. Work that a stop interrupts is returned at once, not after the
/// pause of a failure.
/// </summary>
internal sealed partial class LeasedProcessor(
    QueueProcessorFactoryContext context, LeaseOptions options, MessagesInHand inHand, TimeProvider time) : QueueProcessor(context)
{
    /// <summary>
    /// How often a message is received before it is given up because its hosts died. A dying host reports nothing, so a death counts like
    /// one of the SDK's five failures. But with a lease of a minute, a host that is restarted repeatedly would use those up within minutes,
    /// without any fault of an article.
    /// </summary>
    private const int MaxDeaths = 30;

    private readonly CloudQueue _queue = context.Queue;
    private readonly ILogger _logger = context.Logger;
    private readonly ConcurrentDictionary<string, LeaseRenewal> _renewals = new(StringComparer.Ordinal);

    public override async Task<bool> BeginProcessingMessageAsync(CloudQueueMessage message, CancellationToken cancellationToken)
    {
        var begins = false;
        try
        {
            begins = message.DequeueCount <= MaxDeaths || await base.BeginProcessingMessageAsync(message, cancellationToken);
        }
        catch (StorageException exception)
        {
            LogNotSettled(exception, message.Id, _queue.Name);
        }

        if (begins)
        {
            _renewals[message.Id] = new LeaseRenewal(_queue, message, options, time, _logger);
        }
        else
        {
            inHand.Remove(message);
        }

        return begins;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A message that cannot be settled because the storage is unavailable comes again when its lease ends; the SDK would end the process.
    /// </remarks>
    public override async Task CompleteProcessingMessageAsync(
        CloudQueueMessage message, FunctionResult result, CancellationToken cancellationToken)
    {
        try
        {
            if (_renewals.TryRemove(message.Id, out var renewal))
            {
                await renewal.DisposeAsync();
            }

            await base.CompleteProcessingMessageAsync(message, result, cancellationToken);
        }
        catch (StorageException exception)
        {
            LogNotSettled(exception, message.Id, _queue.Name);
        }
        finally
        {
            inHand.Remove(message);
        }
    }

    protected override Task ReleaseMessageAsync(
        CloudQueueMessage message, FunctionResult result, TimeSpan visibilityTimeout, CancellationToken cancellationToken) =>
        base.ReleaseMessageAsync(message, result, inHand.IsStopping ? TimeSpan.Zero : visibilityTimeout, cancellationToken);

    [LoggerMessage(
        EventId = 57, Level = LogLevel.Warning, Message = "Message {MessageId} of {Queue} could not be settled; it comes again.")]
    private partial void LogNotSettled(Exception exception, string messageId, string queue);
}
