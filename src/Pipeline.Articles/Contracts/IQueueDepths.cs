namespace Pipeline.Articles.Contracts;

/// <summary>How much waits in the queues.</summary>
public interface IQueueDepths
{
    /// <summary>
    /// About how many messages a queue holds, those that are invisible for now included; null when there is no such queue.
    /// </summary>
    /// <param name="queue">The queue's name; a stage's poison queue is the stage's queue with <c>-poison</c>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<long?> FindDepthAsync(string queue, CancellationToken cancellationToken);

    /// <summary>When the message that is next in a queue was sent; null when none is visible or there is no such queue.</summary>
    Task<DateTimeOffset?> FindOldestAsync(string queue, CancellationToken cancellationToken);

    /// <summary>The names of all queues in the account.</summary>
    IAsyncEnumerable<string> ListQueuesAsync(CancellationToken cancellationToken);
}
