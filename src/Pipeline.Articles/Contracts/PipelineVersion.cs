namespace Pipeline.Articles.Contracts;

/// <summary>Which versions of the stages made something. A part that has not run yet is 0.</summary>
/// <param name="Cleaner">The cleaner's version.</param>
/// <param name="Enricher">The enricher's version.</param>
/// <param name="Publisher">The publisher's version.</param>
public readonly record struct PipelineVersion(int Cleaner, int Enricher, int Publisher)
{
    /// <summary>As events and logs show it: <c>2.1.1</c>.</summary>
    public override string ToString() => $"{Cleaner}.{Enricher}.{Publisher}";
}
