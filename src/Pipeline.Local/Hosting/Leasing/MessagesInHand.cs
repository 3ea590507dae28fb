using System.Collections.Concurrent;
using Azure.Storage.Queues.Models;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>The messages that the host has received from its queues and not settled yet.</summary>
internal sealed class MessagesInHand(TimeProvider time)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<string, byte> _ids = new(StringComparer.Ordinal);
    private volatile bool _isStopping;

    /// <summary>Whether the host receives no more messages.</summary>
    public bool IsStopping => _isStopping;

    /// <summary>A message was taken.</summary>
    public void Add(QueueMessage message) => _ids.TryAdd(message.MessageId, default);

    /// <summary>Records a settled message: deleted, returned or given up.</summary>
    public void Remove(QueueMessage message) => _ids.TryRemove(message.MessageId, out _);

    /// <summary>Stops receiving, and waits for the received messages.</summary>
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
