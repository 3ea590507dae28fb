namespace Pipeline.Articles.Removals;

/// <summary>The removals that are held, on record. Safe for any number of concurrent callers in any number of processes.</summary>
public interface IHeldRemovals
{
    /// <summary>Puts removals on record; those of files that are there already stay as they are.</summary>
    Task AddAsync(IReadOnlyCollection<HeldRemoval> removals, CancellationToken cancellationToken);

    /// <summary>All of them, in no order.</summary>
    IAsyncEnumerable<HeldRemoval> ListAsync(CancellationToken cancellationToken);

    /// <summary>Takes files off the record; no error when one is not there.</summary>
    Task RemoveAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken);
}
