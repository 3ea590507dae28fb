using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Contracts;

/// <summary>The queues between the stages.</summary>
public interface IPointerQueue
{
    /// <summary>Sends a pointer.</summary>
    /// <param name="queue">A queue of <see cref="StorageNames"/>.</param>
    /// <param name="pointer">The article to process.</param>
    /// <param name="delay">How long the message stays invisible; zero for at once, at most seven days.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task SendAsync(string queue, ArticlePointer pointer, TimeSpan delay, CancellationToken cancellationToken);
}
