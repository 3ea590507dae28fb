namespace Pipeline.Articles.Operations.Health;

/// <summary>How one thing that the pipeline depends on does.</summary>
/// <param name="Name"><c>blobs</c>, <c>queues</c>, <c>tables</c>, <c>index</c>…</param>
/// <param name="Status"><c>Healthy</c>, <c>Degraded</c> (articles wait for it) or <c>Unhealthy</c>.</param>
/// <param name="Milliseconds">How long it took to answer.</param>
/// <param name="Description">What is wrong; null when nothing is.</param>
public sealed record DependencyHealth(string Name, string Status, double Milliseconds, string? Description);
