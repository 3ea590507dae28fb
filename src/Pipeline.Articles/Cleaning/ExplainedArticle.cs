namespace Pipeline.Articles.Cleaning;

/// <summary>One article of a file with every block of its page, for <c>clean --explain</c>.</summary>
public sealed record ExplainedArticle
{
    /// <summary>The file.</summary>
    public required string Name { get; init; }

    /// <summary>Which article of a file that holds several; else null.</summary>
    public string? Part { get; init; }

    /// <summary>The cleaned article; null if it was rejected.</summary>
    public CleanedArticle? Article { get; init; }

    /// <summary>Why it was rejected; else null.</summary>
    public RejectionReason? Rejected { get; init; }

    /// <summary>The page's blocks in order, with the decision about each and its reason.</summary>
    public IReadOnlyList<BlockDecision> Blocks { get; init; } = [];

    /// <summary>
    /// The document of an explained article. A page that is not an article is explained too: its reasons are the most useful.
    /// </summary>
    /// <param name="article">The extracted article, with its blocks.</param>
    /// <param name="version">The version that the document carries.</param>
    public static ExplainedArticle From(ExtractedArticle article, CleanerVersion version)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new ExplainedArticle
        {
            Name = article.Name,
            Part = article.Part,
            Article = article.IsRejected ? null : CleanedArticle.From(article, version),
            Rejected = article.Rejection,
            Blocks = article.Blocks,
        };
    }
}
