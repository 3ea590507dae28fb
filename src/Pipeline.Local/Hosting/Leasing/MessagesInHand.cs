using System.Collections.Concurrent;
using Microsoft.Azure.Storage.Queue;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>The messages that the host has taken from its queues and not settled yet.</summary>
internal sealed class MessagesInHand(TimeProvider time)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<string, byte> _ids = new(StringComparer.Ordinal);
    private volatile bool _isStopping;

    /// <summary>Whether the host takes no more.</summary>
    public bool IsStopping => _isStopping;

    /// <summary>A message was taken.</summary>
    public void Add(CloudQueueMessage message) => _ids.TryAdd(message.Id, default);

    /// <summary>A message was settled: deleted, given back or given up.</summary>
    public void Remove(CloudQueueMessage message) => _ids.TryRemove(message.Id, out _);

    /// <summary>Takes no more, and waits for what is in hand.</summary>
    public async Task DrainAsync(TimeSpan grace, CancellationToken cancellationToken)
    {
        _isStopping = true;
        var started = time.GetTimestamp();
        while (!_ids.IsEmpty && time.GetElapsedTime(started) < grace)
        {
            await Task.Delay(PollInterval, time, cancellationToken);
        }
    }
}
