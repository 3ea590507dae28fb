namespace Pipeline.Articles.Contracts;

/// <summary>The number of messages that wait in the queues.</summary>
public interface IQueueDepths
{
    /// <summary>The approximate number of messages in a queue, including invisible ones; null if there is no such queue.</summary>
    /// <param name="queue">The queue's name; a stage's poison queue is the stage's queue with <c>-poison</c>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<long?> FindDepthAsync(string queue, CancellationToken cancellationToken);

    /// <summary>When the next message of a queue was sent; null if none is visible or there is no such queue.</summary>
    Task<DateTimeOffset?> FindOldestAsync(string queue, CancellationToken cancellationToken);

    /// <summary>The names of all queues in the account.</summary>
    IAsyncEnumerable<string> ListQueuesAsync(CancellationToken cancellationToken);
}
