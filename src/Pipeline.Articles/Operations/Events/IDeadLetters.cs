namespace Pipeline.Articles.Operations.Events;

/// <summary>The container <see cref="Contracts.StorageNames.DeadLetters"/>.</summary>
public interface IDeadLetters
{
    /// <summary>Those that were not set aside, the oldest first; none if there is no such container.</summary>
    IAsyncEnumerable<DeadLetter> ListAsync(CancellationToken cancellationToken);

    /// <summary>Deletes one; no error if it no longer exists, or is another version by now.</summary>
    Task DeleteAsync(DeadLetter letter, CancellationToken cancellationToken);

    /// <summary>Keeps one, and never lists it again.</summary>
    Task SetAsideAsync(DeadLetter letter, CancellationToken cancellationToken);
}
