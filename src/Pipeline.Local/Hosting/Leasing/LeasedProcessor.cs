using System.Collections.Concurrent;
using Microsoft.Azure.Storage.Queue;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Azure.WebJobs.Host.Queues;
using Microsoft.Extensions.Logging;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>Settles messages as the SDK does, and renews their leases meanwhile. What is cut short by a stop goes back at once, not after the pause of a failure.</summary>
internal sealed class LeasedProcessor(QueueProcessorFactoryContext context, LeaseOptions options, MessagesInHand inHand, TimeProvider time) : QueueProcessor(context)
{
    private readonly CloudQueue _queue = context.Queue;
    private readonly ILogger _logger = context.Logger;
    private readonly ConcurrentDictionary<string, LeaseRenewal> _renewals = new(StringComparer.Ordinal);

    public override async Task<bool> BeginProcessingMessageAsync(CloudQueueMessage message, CancellationToken cancellationToken)
    {
        var begins = false;
        try
        {
            begins = await base.BeginProcessingMessageAsync(message, cancellationToken);
            return begins;
        }
        finally
        {
            if (begins)
            {
                _renewals[message.Id] = new LeaseRenewal(_queue, message, options, time, _logger);
            }
            else
            {
                inHand.Remove(message);
            }
        }
    }

    public override async Task CompleteProcessingMessageAsync(CloudQueueMessage message, FunctionResult result, CancellationToken cancellationToken)
    {
        try
        {
            if (_renewals.TryRemove(message.Id, out var renewal))
            {
                await renewal.DisposeAsync();
            }

            await base.CompleteProcessingMessageAsync(message, result, cancellationToken);
        }
        finally
        {
            inHand.Remove(message);
        }
    }

    protected override Task ReleaseMessageAsync(CloudQueueMessage message, FunctionResult result, TimeSpan visibilityTimeout, CancellationToken cancellationToken) =>
        base.ReleaseMessageAsync(message, result, inHand.IsStopping ? TimeSpan.Zero : visibilityTimeout, cancellationToken);
}
