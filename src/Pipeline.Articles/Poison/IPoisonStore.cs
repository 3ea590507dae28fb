namespace Pipeline.Articles.Poison;

/// <summary>The records of poisoned messages.</summary>
public interface IPoisonStore
{
    /// <summary>Adds an open record; no error and no change if it exists.</summary>
    Task AddAsync(PoisonRecord record, CancellationToken cancellationToken);

    /// <summary>The record, or null.</summary>
    Task<PoisonRecord?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The records: only the open ones, which is cheap for any number of settled ones, or all.</summary>
    IAsyncEnumerable<PoisonRecord> ListAsync(bool openOnly, CancellationToken cancellationToken);

    /// <summary>
    /// Takes an open record, to replay or discard it: only one of several callers gets it. If the caller dies, others can take it after
    /// <paramref name="lease"/>.
    /// </summary>
    /// <param name="id">The record.</param>
    /// <param name="now">The time.</param>
    /// <param name="lease">How long it is taken for.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether the caller has it; false if another caller has it, or it is not open.</returns>
    Task<bool> TryTakeAsync(string id, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Stores a record that is no longer open.</summary>
    Task SettleAsync(PoisonRecord record, CancellationToken cancellationToken);
}
