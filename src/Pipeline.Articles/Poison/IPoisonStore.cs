namespace Pipeline.Articles.Poison;

/// <summary>The records of poisoned messages.</summary>
public interface IPoisonStore
{
    /// <summary>Puts a record there, open; no error and no change when it is there already.</summary>
    Task AddAsync(PoisonRecord record, CancellationToken cancellationToken);

    /// <summary>The record, or null.</summary>
    Task<PoisonRecord?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The records; the open ones alone, which is cheap however many were settled, or all.</summary>
    IAsyncEnumerable<PoisonRecord> ListAsync(bool openOnly, CancellationToken cancellationToken);

    /// <summary>Stores a record that is no longer open.</summary>
    Task SettleAsync(PoisonRecord record, CancellationToken cancellationToken);
}
