using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Triggers.Tests;

/// <summary>A queue of deferred files that does not answer for a while.</summary>
internal sealed class FailingCleaningQueue(ICleaningQueue queue, Faults faults) : ICleaningQueue
{
    public Task SendAsync(CleaningRequest request, TimeSpan delay, CancellationToken cancellationToken) => faults.CleaningQueue
        ? throw new TimeoutException("The queue does not answer.")
        : queue.SendAsync(request, delay, cancellationToken);
}
