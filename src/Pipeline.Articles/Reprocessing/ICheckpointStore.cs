namespace Pipeline.Articles.Reprocessing;

/// <summary>Where the scheduled rounds keep their checkpoint.</summary>
public interface ICheckpointStore
{
    /// <summary>The checkpoint; an empty one when there is none.</summary>
    Task<StoredCheckpoint> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes the checkpoint over the one that was read.</summary>
    /// <returns>It as stored; or null when another run wrote in between, and nothing was written.</returns>
    Task<StoredCheckpoint?> TryWriteAsync(StoredCheckpoint checkpoint, CancellationToken cancellationToken);
}
