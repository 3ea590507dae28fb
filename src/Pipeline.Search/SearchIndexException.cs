namespace Pipeline.Search;

/// <summary>The index cannot be read or written. The message says which index, what is wrong and what to do.</summary>
public sealed class SearchIndexException : IOException
{
    /// <summary>What is wrong, where, and what to do.</summary>
    public SearchIndexException(string message)
        : base(message)
    {
    }

    /// <summary>As the other constructor, keeping the engine's exception.</summary>
    public SearchIndexException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
