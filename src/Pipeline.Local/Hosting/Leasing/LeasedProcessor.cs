using System.Collections.Concurrent;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Azure.WebJobs.Host.Queues;
using Microsoft.Extensions.Logging;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>
/// Settles messages as the SDK does, and renews their leases meanwhile. Work that a stop interrupts is returned at once, not after the
/// pause of a failure.
/// </summary>
internal sealed partial class LeasedProcessor(
    QueueProcessorOptions context, LeaseOptions options, MessagesInHand inHand, TimeProvider time) : QueueProcessor(context)
{
    /// <summary>
    /// How often a message is received before it is given up because its hosts died. A dying host reports nothing, so a death counts like
    /// one of the SDK's five failures. But with a lease of a minute, a host that is restarted repeatedly would use those up within minutes,
    /// without any fault of an article.
    /// </summary>
    private const int MaxDeaths = 30;

    private readonly LeasedQueue _queue = (LeasedQueue)context.Queue;
    private readonly ILogger _logger = context.Logger;
    private readonly ConcurrentDictionary<string, LeaseRenewal> _renewals = new(StringComparer.Ordinal);

    /// <summary>Whether a received message is processed. Its lease is renewed from now on.</summary>
    internal async Task<bool> BeginAsync(QueueMessage message)
    {
        var begins = false;
        try
        {
            begins = message.DequeueCount <= MaxDeaths || await base.BeginProcessingMessageAsync(message, CancellationToken.None);
        }
        catch (Exception exception) when (StorageFailure.Is(exception))
        {
            LogNotSettled(exception, message.MessageId, _queue.Name);
        }

        if (begins)
        {
            _renewals[message.MessageId] = new LeaseRenewal(_queue, message, options, time, _logger);
        }
        else
        {
            inHand.Remove(message);
        }

        return begins;
    }

    /// <summary>Settles a message whose function has ended.</summary>
    /// <remarks>
    /// A message that cannot be settled because the storage is unavailable comes again when its lease ends; the SDK would end the process.
    /// </remarks>
    internal async Task CompleteAsync(QueueMessage message, FunctionResult result)
    {
        try
        {
            var current = message;
            if (_renewals.TryRemove(message.MessageId, out var renewal))
            {
                await renewal.DisposeAsync();
                current = renewal.Message;
            }

            await base.CompleteProcessingMessageAsync(current, result, CancellationToken.None);
        }
        catch (Exception exception) when (StorageFailure.Is(exception))
        {
            LogNotSettled(exception, message.MessageId, _queue.Name);
        }
        finally
        {
            inHand.Remove(message);
        }
    }

    protected override Task<bool> BeginProcessingMessageAsync(QueueMessage message, CancellationToken cancellationToken) =>
        BeginAsync(message);

    protected override Task CompleteProcessingMessageAsync(
        QueueMessage message, FunctionResult result, CancellationToken cancellationToken) => CompleteAsync(message, result);

    protected override Task ReleaseMessageAsync(
        QueueMessage message, FunctionResult result, TimeSpan visibilityTimeout, CancellationToken cancellationToken) =>
        _queue.HideAsync(message, inHand.IsStopping ? TimeSpan.Zero : visibilityTimeout);

    [LoggerMessage(
        EventId = 57, Level = LogLevel.Warning, Message = "Message {MessageId} of {Queue} could not be settled; it comes again.")]
    private partial void LogNotSettled(Exception exception, string messageId, string queue);
}
