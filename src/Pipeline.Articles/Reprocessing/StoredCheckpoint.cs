namespace Pipeline.Articles.Reprocessing;

/// <summary>A checkpoint as read from the store.</summary>
/// <param name="Checkpoint">The checkpoint.</param>
/// <param name="ETag">Its version, opaque: for a conditional write; null if it is not stored yet.</param>
public sealed record StoredCheckpoint(ReprocessingCheckpoint Checkpoint, string? ETag);
