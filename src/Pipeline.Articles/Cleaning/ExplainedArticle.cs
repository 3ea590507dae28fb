namespace Pipeline.Articles.Cleaning;

/// <summary>One article of a file with every block of its page: what <c>clean --explain</c> shows.</summary>
public sealed record ExplainedArticle
{
    /// <summary>The file.</summary>
    public required string Name { get; init; }

    /// <summary>Which article of a file that holds several; else null.</summary>
    public string? Part { get; init; }

    /// <summary>The article, as cleaned; null when it was rejected.</summary>
    public CleanedArticle? Article { get; init; }

    /// <summary>Why it was rejected; else null.</summary>
    public RejectionReason? Rejected { get; init; }

    /// <summary>The page's blocks in their order, with what was decided about each and why.</summary>
    public IReadOnlyList<BlockDecision> Blocks { get; init; } = [];

    /// <summary>
    /// The document of an article that was explained. A page that is no article is explained as well: there the reasons are wanted most.
    /// </summary>
    /// <param name="article">What was extracted, with its blocks.</param>
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
