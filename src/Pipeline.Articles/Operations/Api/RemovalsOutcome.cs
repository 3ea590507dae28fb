namespace Pipeline.Articles.Operations.Api;

/// <summary>What became of removals that were held.</summary>
/// <param name="Withdrawn">How many files' articles are withdrawn.</param>
public sealed record RemovalsOutcome(int Withdrawn);
