using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The pointer queues in memory: what was sent, in order.</summary>
internal sealed class MemoryQueue(WriteBudget writes) : IPointerQueue, IQueueDepths
{
    public List<(string Queue, ArticlePointer Pointer, TimeSpan Delay)> Sent { get; } = [];

    public Task<long?> FindDepthAsync(string queue, CancellationToken cancellationToken) =>
        Task.FromResult<long?>(Sent.Count(message => message.Queue == queue));

    public Task<DateTimeOffset?> FindOldestAsync(string queue, CancellationToken cancellationToken) =>
        Task.FromResult<DateTimeOffset?>(null);

    public IAsyncEnumerable<string> ListQueuesAsync(CancellationToken cancellationToken) =>
        Sent.Select(message => message.Queue).Distinct().ToAsyncEnumerable();

    /// <summary>Is run after each message.</summary>
    public Func<Task> AfterSend { get; set; } = () => Task.CompletedTask;

    public Task SendAsync(string queue, ArticlePointer pointer, TimeSpan delay, CancellationToken cancellationToken)
    {
        writes.Spend();
        lock (Sent)
        {
            Sent.Add((queue, pointer, delay));
        }

        return AfterSend();
    }
}
