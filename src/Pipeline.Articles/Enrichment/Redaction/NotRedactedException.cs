namespace Pipeline.Articles.Enrichment.Redaction;

/// <summary>
/// An article's personal information must be masked but cannot be found: the article is rejected, because it was not checked.
/// </summary>
/// <param name="message">The problem and what to do, for a person.</param>
public sealed class NotRedactedException(string message) : Exception(message)
{
    /// <summary>Why the article is rejected.</summary>
    public RejectionReason Reason { get; } = new("not-redacted", message);
}
