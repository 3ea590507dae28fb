namespace Pipeline.Articles.Publishing;

/// <summary>The queues of downstream services.</summary>
public interface ISubscriberQueues
{
    /// <summary>
    /// Sends one event, creating the queue when it is missing. Throws what the service throws; the caller records it and goes on with the
    /// others.
    /// </summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="cloudEvent">CloudEvents 1.0 structured JSON, UTF-8, under 48 KB.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task SendAsync(string queue, ReadOnlyMemory<byte> cloudEvent, CancellationToken cancellationToken);
}
