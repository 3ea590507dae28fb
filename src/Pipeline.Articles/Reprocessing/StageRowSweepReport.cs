namespace Pipeline.Articles.Reprocessing;

/// <summary>The results of a sweep of the ledger's secondary rows.</summary>
/// <param name="Removed">Rows without an article.</param>
/// <param name="Restored">Articles whose row was missing.</param>
/// <param name="HasMore">Whether the time was up before every shard was swept.</param>
public sealed record StageRowSweepReport(int Removed, int Restored, bool HasMore);
