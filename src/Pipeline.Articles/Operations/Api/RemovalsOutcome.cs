namespace Pipeline.Articles.Operations.Api;

/// <summary>The result of confirming held removals.</summary>
/// <param name="Withdrawn">The number of files whose articles are withdrawn.</param>
public sealed record RemovalsOutcome(int Withdrawn);
