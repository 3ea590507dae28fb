using System.Diagnostics.CodeAnalysis;
using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The queue of ranges to clean in memory: what was sent, in order.</summary>
internal sealed class MemoryExpansions(WriteBudget writes) : IExpansionQueue
{
    public List<(ExpansionRequest Request, TimeSpan Delay)> Sent { get; } = [];

    /// <summary>Takes the first visible request.</summary>
    public bool TryTake([NotNullWhen(true)] out ExpansionRequest? request)
    {
        var next = Sent.FindIndex(message => message.Delay == TimeSpan.Zero);
        request = next < 0 ? null : Sent[next].Request;
        if (next >= 0)
        {
            Sent.RemoveAt(next);
        }

        return request is not null;
    }

    public Task SendAsync(ExpansionRequest request, TimeSpan delay, CancellationToken cancellationToken)
    {
        writes.Spend();
        Sent.Add((request, delay));
        return Task.CompletedTask;
    }
}
