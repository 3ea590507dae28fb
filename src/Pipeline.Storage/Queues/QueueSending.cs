using Azure.Storage.Queues;

namespace Pipeline.Storage.Queues;

/// <summary>Sends messages to the queues of stages: JSON in Base64 (the client's encoding), as the Functions runtime expects.</summary>
internal static class QueueSending
{
    // A message waits for its stage without a limit; the service's default would drop it after seven days.
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    /// <summary>Sends a message.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="json">The message.</param>
    /// <param name="delay">How long it stays invisible.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static Task SendAsync(this QueueClient queue, byte[] json, TimeSpan delay, CancellationToken cancellationToken)
    {
        // The service counts whole seconds; rounded up, a deferred message never comes early.
        var wholeSeconds = TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds));
        return queue.SendMessageAsync(new BinaryData(json), wholeSeconds, NeverExpires, cancellationToken);
    }
}
