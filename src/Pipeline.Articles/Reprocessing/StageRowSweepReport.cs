namespace Pipeline.Articles.Reprocessing;

/// <summary>What a sweep of the ledger's secondary rows did.</summary>
/// <param name="Removed">Rows that were no article's.</param>
/// <param name="Restored">Articles whose row was missing.</param>
/// <param name="HasMore">Whether the time was up before every shard was swept.</param>
public sealed record StageRowSweepReport(int Removed, int Restored, bool HasMore);
