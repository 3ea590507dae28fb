namespace Pipeline.Articles.Operations.Revisions;

/// <summary>A revision of an article.</summary>
/// <param name="Sequence">Its number, from 1.</param>
/// <param name="Version">The version of the agency's item, as the agency writes it; null if there is none.</param>
/// <param name="Name">The file that it came in.</param>
/// <param name="CleanedAt">When it was cleaned.</param>
public sealed record RevisionFacts(int Sequence, string? Version, string Name, DateTimeOffset? CleanedAt);
