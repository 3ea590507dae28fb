namespace Articles.Extraction;

/// <summary>
/// The input is at fault and trying again will not help: the one exception that reading and cleaning throw on bad input. Callers of
/// <see cref="ArticleExtractor"/> get it as <see cref="ExtractedArticle.Rejection"/>.
/// </summary>
internal sealed class ArticleRejectedException : Exception
{
    /// <summary>Rejects with a stable code and a sentence for a person.</summary>
    public ArticleRejectedException(string code, string message)
        : base(message) => Reason = new RejectionReason(code, message);

    /// <summary>As the other constructor, keeping the parser's exception.</summary>
    public ArticleRejectedException(string code, string message, Exception innerException)
        : base(message, innerException) => Reason = new RejectionReason(code, message);

    /// <summary>Why.</summary>
    public RejectionReason Reason { get; }
}
