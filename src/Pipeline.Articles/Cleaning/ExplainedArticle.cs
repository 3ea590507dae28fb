using Pipeline.Articles.Reading;

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

    /// <summary>Cleans an article and explains it. A page that is no article is explained as well: there the reasons are wanted most.</summary>
    public static ExplainedArticle From(ArticleCleaner cleaner, SourceDocument source, CancellationToken cancellationToken)
    {
        var explained = new ExplainedArticle { Name = source.Name, Part = source.Part };
        try
        {
            explained = explained with { Article = cleaner.Clean(source, cancellationToken) };
            return explained with { Blocks = cleaner.Explain(source, cancellationToken).Blocks };
        }
        catch (ArticleRejectedException rejected) when (explained.Article is null)
        {
            return explained with { Rejected = rejected.Reason, Blocks = BlocksOfRejected(cleaner, source, cancellationToken) };
        }
    }

    private static IReadOnlyList<BlockDecision> BlocksOfRejected(ArticleCleaner cleaner, SourceDocument source, CancellationToken cancellationToken)
    {
        try
        {
            return cleaner.Explain(source, cancellationToken).Blocks;
        }
        catch (ArticleRejectedException)
        {
            return [];
        }
    }
}
