using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The queue of requests to clean in memory: what was sent, in order.</summary>
internal sealed class MemoryCleaningQueue(WriteBudget writes) : ICleaningQueue
{
    public List<(CleaningRequest Request, TimeSpan Delay)> Sent { get; } = [];

    public Task SendAsync(CleaningRequest request, TimeSpan delay, CancellationToken cancellationToken)
    {
        writes.Spend();
        Sent.Add((request, delay));
        return Task.CompletedTask;
    }
}
