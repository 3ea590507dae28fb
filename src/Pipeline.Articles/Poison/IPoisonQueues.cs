namespace Pipeline.Articles.Poison;

/// <summary>The poison queues, read without any decoding.</summary>
public interface IPoisonQueues
{
    /// <summary>Receives up to 32 messages, hiding them for some minutes; none if the queue is empty or missing.</summary>
    /// <param name="queue">The queue's name without <c>-poison</c>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<PoisonMessage>> ReceiveAsync(string queue, CancellationToken cancellationToken);

    /// <summary>Deletes a received message; no error if it no longer exists.</summary>
    Task DeleteAsync(string queue, PoisonMessage message, CancellationToken cancellationToken);

    /// <summary>Sends a message to the original queue, byte for byte unchanged.</summary>
    Task SendAsync(string queue, string body, CancellationToken cancellationToken);
}
