namespace Articles.Client;

/// <summary>
/// Remembers, for each subscription and article, the last event that was handled. Withdrawn articles are remembered too, so that an older
/// event that comes late does not revive them: never delete a position because its article was withdrawn.
/// </summary>
/// <remarks>
/// With an implementation of your own, positions are in the transaction of your data: begin the transaction, read the position by
/// <see cref="ArticleChange.Subscription"/> and <see cref="ArticleChange.ArticleId"/> (with a lock on it, so that two receivers do not
/// overtake each other), return false unless <see cref="EventPosition.IsNewerThan"/> says that the event is newer, call <c>handle</c>, write
/// <see cref="ArticleChange.Position"/> and commit. Then an event takes effect exactly once. With the package's own stores it is handled at
/// least once: again if the program ends between the handling and the writing.
/// </remarks>
public interface IArticlePositions
{
    /// <summary>Handles an event and remembers its position, if nothing as new is known of its article.</summary>
    /// <param name="change">The event.</param>
    /// <param name="handle">Handles it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether it was handled; false if it is the known event again, or an older one.</returns>
    /// <exception cref="Exception">What <paramref name="handle"/> throws is passed on, and the position stays as it was.</exception>
    Task<bool> ApplyAsync(ArticleChange change, Func<CancellationToken, Task> handle, CancellationToken cancellationToken);
}
