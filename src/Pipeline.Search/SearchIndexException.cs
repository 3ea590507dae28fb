using Pipeline.Articles.Contracts;

namespace Pipeline.Search;

/// <summary>The index cannot be read or written. The message names the index and the problem, and says what to do.</summary>
public sealed class SearchIndexException : IOException
{
    /// <summary>What is wrong, where, and what to do.</summary>
    public SearchIndexException(string message)
        : base(message)
    {
    }

    /// <summary>Some documents could not be written; the others were.</summary>
    /// <param name="message">How many, and why.</param>
    /// <param name="failed">The reason for each that was not.</param>
    public SearchIndexException(string message, IReadOnlyDictionary<ArticleId, string> failed)
        : base(message) => Failed = failed;

    /// <summary>As the other constructor, keeping the engine's exception.</summary>
    public SearchIndexException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The documents that were not written, with the reasons, where the others were; empty when all failed together.</summary>
    public IReadOnlyDictionary<ArticleId, string> Failed { get; } = new Dictionary<ArticleId, string>();
}
