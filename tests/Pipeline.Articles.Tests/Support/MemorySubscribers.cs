using System.Text.Json;
using Pipeline.Articles.Publishing;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The subscribers' queues in memory; some of them can be down.</summary>
internal sealed class MemorySubscribers(WriteBudget writes) : ISubscriberQueues
{
    public List<(string Queue, JsonElement Event)> Sent { get; } = [];

    public HashSet<string> Down { get; } = [];

    /// <summary>Is run before each event is sent: to let somebody else in between.</summary>
    public Func<Task> BeforeSend { get; set; } = () => Task.CompletedTask;

    public async Task SendAsync(string queue, ReadOnlyMemory<byte> cloudEvent, CancellationToken cancellationToken)
    {
        await BeforeSend();
        writes.Spend();
        if (Down.Contains(queue))
        {
            throw new IOException("the queue is down");
        }

        lock (Sent)
        {
            Sent.Add((queue, JsonDocument.Parse(cloudEvent).RootElement.Clone()));
        }
    }
}
