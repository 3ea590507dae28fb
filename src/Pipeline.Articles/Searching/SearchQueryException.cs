namespace Pipeline.Articles.Searching;

/// <summary>An invalid search query. The message is for the user who typed it.</summary>
public sealed class SearchQueryException : Exception
{
    /// <summary>The error, its place, and what to write instead.</summary>
    public SearchQueryException(string message)
        : base(message)
    {
    }

    /// <summary>Like the other constructor, but keeps the engine's exception.</summary>
    public SearchQueryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
