namespace Pipeline.Articles.Searching;

/// <summary>A search query that cannot be read. The message is for the person who typed it.</summary>
public sealed class SearchQueryException : Exception
{
    /// <summary>What is wrong, where, and what to write instead.</summary>
    public SearchQueryException(string message)
        : base(message)
    {
    }

    /// <summary>As the other constructor, keeping the engine's exception.</summary>
    public SearchQueryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
