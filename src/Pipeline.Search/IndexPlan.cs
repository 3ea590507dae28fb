namespace Pipeline.Search;

/// <summary>The plan of <c>index apply</c>.</summary>
/// <param name="Index">The index, as people know it: its name behind the alias, or the file.</param>
/// <param name="IsMissing">Whether there is none yet.</param>
/// <param name="Changes">What differs; empty when it is as wanted.</param>
public sealed record IndexPlan(string Index, bool IsMissing, IReadOnlyList<IndexChange> Changes)
{
    /// <summary>Whether something needs a new index.</summary>
    public bool NeedsRebuild => Changes.Any(change => change.Kind == IndexChangeKind.Rebuild);
}
