namespace Pipeline.Articles.Operations.Health;

/// <summary>How the pipeline's dependencies do.</summary>
/// <param name="Status">The worst of them.</param>
/// <param name="Dependencies">Each of them.</param>
public sealed record PipelineHealth(string Status, IReadOnlyList<DependencyHealth> Dependencies);
