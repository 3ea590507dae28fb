using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Contracts;

/// <summary>The queue <see cref="StorageNames.ToClean"/>.</summary>
public interface ICleaningQueue
{
    /// <summary>Requests the cleaning of a file.</summary>
    /// <param name="request">The file.</param>
    /// <param name="delay">How long the message stays invisible; zero for at once, at most seven days.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task SendAsync(CleaningRequest request, TimeSpan delay, CancellationToken cancellationToken);
}
