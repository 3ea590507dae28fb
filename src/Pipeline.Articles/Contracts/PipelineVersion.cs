namespace Pipeline.Articles.Contracts;

/// <summary>The versions of the stages that made a document or event. A stage that has not run yet is 0.</summary>
/// <param name="Cleaner">The cleaner's version.</param>
/// <param name="Enricher">The enricher's version.</param>
/// <param name="Publisher">The publisher's version.</param>
public readonly record struct PipelineVersion(int Cleaner, int Enricher, int Publisher)
{
    /// <summary>The form in events and logs: <c>2.1.1</c>.</summary>
    public override string ToString() => $"{Cleaner}.{Enricher}.{Publisher}";
}
