namespace Pipeline.Articles.Operations.Health;

/// <summary>The health of the pipeline's dependencies.</summary>
/// <param name="Status">The worst of them.</param>
/// <param name="Dependencies">Each of them.</param>
public sealed record PipelineHealth(string Status, IReadOnlyList<DependencyHealth> Dependencies);
