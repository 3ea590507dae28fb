namespace Pipeline.Articles.Operations.Revisions;

/// <summary>Which revision of an article.</summary>
/// <param name="Sequence">Its number, from 1.</param>
/// <param name="Version">The version of the agency's item, as it is written; null when there is none.</param>
/// <param name="Name">The file that it came in.</param>
/// <param name="CleanedAt">When it was cleaned.</param>
public sealed record RevisionFacts(int Sequence, string? Version, string Name, DateTimeOffset? CleanedAt);
