namespace Pipeline.Articles.Publishing;

/// <summary>The queues of downstream services.</summary>
public interface ISubscriberQueues
{
    /// <summary>
    /// Sends one event, and creates a missing queue. Throws the service's exceptions; the caller records them and continues with the
    /// others.
    /// </summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="cloudEvent">CloudEvents 1.0 structured JSON, UTF-8, under <see cref="Events.EventFactory.MaxBytes"/>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task SendAsync(string queue, ReadOnlyMemory<byte> cloudEvent, CancellationToken cancellationToken);
}
