namespace Pipeline.Articles.Removals;

/// <summary>The store of held removals. Safe for any number of concurrent callers in any number of processes.</summary>
public interface IHeldRemovals
{
    /// <summary>Records removals. Existing records of the same files stay unchanged.</summary>
    Task AddAsync(IReadOnlyCollection<HeldRemoval> removals, CancellationToken cancellationToken);

    /// <summary>All of them, in no order.</summary>
    IAsyncEnumerable<HeldRemoval> ListAsync(CancellationToken cancellationToken);

    /// <summary>Removes files' records; no error if one does not exist.</summary>
    Task RemoveAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken);
}
