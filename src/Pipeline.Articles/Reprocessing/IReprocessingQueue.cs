namespace Pipeline.Articles.Reprocessing;

/// <summary>The queue of articles to reprocess.</summary>
public interface IReprocessingQueue
{
    /// <summary>Sends a request.</summary>
    /// <param name="request">The article to reprocess.</param>
    /// <param name="delay">How long the message stays invisible; zero for at once, at most seven days.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task SendAsync(ReprocessingRequest request, TimeSpan delay, CancellationToken cancellationToken);
}
