using Microsoft.Azure.WebJobs.Host.Queues;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>Makes the processors of the triggers' queues.</summary>
internal sealed class LeasedProcessorFactory(LeaseOptions options, MessagesInHand inHand, TimeProvider time) : IQueueProcessorFactory
{
    public QueueProcessor Create(QueueProcessorOptions context) => new LeasedProcessor(context, options, inHand, time);
}
