namespace Pipeline.Articles.Tests.Support;

/// <summary>The pointer queues in memory: what was sent, in order.</summary>
internal sealed class MemoryQueue : IPointerQueue
{
    public List<(string Queue, ArticlePointer Pointer, TimeSpan Delay)> Sent { get; } = [];

    public Task SendAsync(string queue, ArticlePointer pointer, TimeSpan delay, CancellationToken cancellationToken)
    {
        lock (Sent)
        {
            Sent.Add((queue, pointer, delay));
        }

        return Task.CompletedTask;
    }
}
