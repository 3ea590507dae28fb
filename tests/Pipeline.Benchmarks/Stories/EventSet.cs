namespace Pipeline.Benchmarks.Stories;

/// <summary>Articles with their events.</summary>
/// <param name="Name">What it is called in the results.</param>
/// <param name="IsHeldBack">Whether nothing was chosen by it.</param>
/// <param name="Articles">The articles.</param>
internal sealed record EventSet(string Name, bool IsHeldBack, IReadOnlyList<EventArticle> Articles);
