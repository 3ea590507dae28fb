using Pipeline.Articles.Cleaning;

namespace Pipeline.Articles.Operations;

/// <summary>An article's file in the inbox as the cleaner sees it, or the reason why it is not shown.</summary>
public sealed record SourcePreview
{
    /// <summary>The page, block by block; null if it is not shown.</summary>
    public ExplainedArticle? Page { get; init; }

    /// <summary>The reason why it is not shown, in a sentence; else null.</summary>
    public string? NotShown { get; init; }

    /// <summary>Whether the file is unchanged since the article was cleaned.</summary>
    public bool IsCurrent { get; init; }
}
