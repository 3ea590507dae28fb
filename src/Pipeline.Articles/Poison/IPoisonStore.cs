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

    /// <summary>
    /// Takes an open record, to replay or discard it: of several at once one has it. Who has taken it and died does not keep it for longer
    /// than <paramref name="lease"/>.
    /// </summary>
    /// <param name="id">The record.</param>
    /// <param name="now">The time.</param>
    /// <param name="lease">How long it is taken for.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether the caller has it; not when somebody else does, or when it is not open.</returns>
    Task<bool> TryTakeAsync(string id, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Stores a record that is no longer open.</summary>
    Task SettleAsync(PoisonRecord record, CancellationToken cancellationToken);
}
