namespace Pipeline.Articles.Enrichment.Redaction;

/// <summary>
/// An article's personal information is to be masked and cannot be found: the article is rejected, because nobody could look.
/// </summary>
/// <param name="message">What is wrong and what to do, for a person.</param>
public sealed class NotRedactedException(string message) : Exception(message)
{
    /// <summary>Why the article is rejected.</summary>
    public RejectionReason Reason { get; } = new("not-redacted", message);
}
