namespace Pipeline.Articles.Operations.Health;

/// <summary>The health of one dependency.</summary>
/// <param name="Name"><c>blobs</c>, <c>queues</c>, <c>tables</c>, <c>index</c>…</param>
/// <param name="Status"><c>Healthy</c>, <c>Degraded</c> (articles wait for it) or <c>Unhealthy</c>.</param>
/// <param name="Milliseconds">How long it took to answer.</param>
/// <param name="Description">The problem; null if there is none.</param>
public sealed record DependencyHealth(string Name, string Status, double Milliseconds, string? Description);
