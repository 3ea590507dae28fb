namespace Pipeline.Search.Queries;

/// <summary>
/// A query, independent of any engine's syntax. By construction no part is empty and every exclusion accompanies a required part, so each
/// engine can express it.
/// </summary>
internal abstract record QueryNode
{
    /// <summary>Whether the beginning of a word stands in it.</summary>
    public abstract bool HasPrefix { get; }
}
