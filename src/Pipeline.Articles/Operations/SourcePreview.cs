using Pipeline.Articles.Cleaning;

namespace Pipeline.Articles.Operations;

/// <summary>An article's page in the inbox as the cleaner sees it, or why it is not shown.</summary>
public sealed record SourcePreview
{
    /// <summary>The page, block by block; null when it is not shown.</summary>
    public ExplainedArticle? Page { get; init; }

    /// <summary>Why it is not shown, in a sentence for a person; else null.</summary>
    public string? NotShown { get; init; }

    /// <summary>Whether the file is the one that the article was made of; else it has changed since.</summary>
    public bool IsCurrent { get; init; }
}
