namespace Pipeline.Articles.Poison;

/// <summary>The poison queues, read without any decoding.</summary>
public interface IPoisonQueues
{
    /// <summary>Takes up to 32 messages, hiding them for some minutes; none when the queue is empty or missing.</summary>
    /// <param name="queue">The queue's name without <c>-poison</c>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<PoisonMessage>> ReceiveAsync(string queue, CancellationToken cancellationToken);

    /// <summary>Deletes a message that was received; no error when it is gone.</summary>
    Task DeleteAsync(string queue, PoisonMessage message, CancellationToken cancellationToken);

    /// <summary>Sends a message to the queue itself, byte for byte as it was.</summary>
    Task SendAsync(string queue, string body, CancellationToken cancellationToken);
}
