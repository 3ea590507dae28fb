namespace Articles.Extraction;

/// <summary>
/// The only exception that reading and cleaning throw for bad input. A retry does not help. Callers of <see cref="ArticleExtractor"/> get
/// it as <see cref="ExtractedArticle.Rejection"/>.
/// </summary>
internal sealed class ArticleRejectedException : Exception
{
    /// <summary>Creates a rejection with a stable code and a sentence for a person.</summary>
    public ArticleRejectedException(string code, string message)
        : base(message) => Reason = new RejectionReason(code, message);

    /// <summary>Creates a rejection with a stable code, a sentence for a person, and the parser's exception.</summary>
    public ArticleRejectedException(string code, string message, Exception? innerException)
        : base(message, innerException) => Reason = new RejectionReason(code, message);

    /// <summary>The reason.</summary>
    public RejectionReason Reason { get; }
}
