namespace Pipeline.Search.Queries;

/// <summary>
/// What a query asks for, free of any engine's syntax. By construction nothing in it is empty and every exclusion stands beside
/// something required, so each engine can express it.
/// </summary>
internal abstract record QueryNode
{
    /// <summary>Whether the beginning of a word stands in it.</summary>
    public abstract bool HasPrefix { get; }
}
