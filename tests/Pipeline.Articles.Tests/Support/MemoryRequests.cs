using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Articles.Tests.Support;

/// <summary>A queue of requests in memory: what was sent, in order.</summary>
internal abstract class MemoryRequests<TRequest>(WriteBudget writes)
    where TRequest : class
{
    public List<(TRequest Request, TimeSpan Delay)> Sent { get; } = [];

    /// <summary>Takes the first visible request.</summary>
    public bool TryTake([NotNullWhen(true)] out TRequest? request)
    {
        var next = Sent.FindIndex(message => message.Delay == TimeSpan.Zero);
        request = next < 0 ? null : Sent[next].Request;
        if (next >= 0)
        {
            Sent.RemoveAt(next);
        }

        return request is not null;
    }

    public Task SendAsync(TRequest request, TimeSpan delay, CancellationToken cancellationToken)
    {
        writes.Spend();
        Sent.Add((request, delay));
        return Task.CompletedTask;
    }
}
