namespace Pipeline.Articles.Reprocessing;

/// <summary>The store of the scheduled rounds' checkpoint.</summary>
public interface ICheckpointStore
{
    /// <summary>The checkpoint; an empty one if there is none.</summary>
    Task<StoredCheckpoint> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes the checkpoint over the one that was read.</summary>
    /// <returns>The stored checkpoint; null if another run wrote in between, and nothing was written.</returns>
    Task<StoredCheckpoint?> TryWriteAsync(StoredCheckpoint checkpoint, CancellationToken cancellationToken);
}
