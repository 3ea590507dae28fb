using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>The queue of ranges to clean.</summary>
public interface IExpansionQueue
{
    /// <summary>Sends a request.</summary>
    /// <param name="request">The range.</param>
    /// <param name="delay">How long the message stays invisible; zero for at once, at most seven days.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task SendAsync(ExpansionRequest request, TimeSpan delay, CancellationToken cancellationToken);
}
