using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Operations.Listing;

/// <summary>Which rows of the ledger are wanted; all conditions must hold.</summary>
public sealed record ArticleQuery
{
    /// <summary>The most rows of a page.</summary>
    public const int MaxLimit = 1000;

    /// <summary>Only rows in this stage; null for any.</summary>
    public ArticleStage? Stage { get; init; }

    /// <summary>Only articles of this publication, as the cleaned document names it; letter case is ignored. Null for any.</summary>
    public string? Site { get; init; }

    /// <summary>Only rows with this code as their reason; null for any.</summary>
    public string? Reason { get; init; }

    /// <summary>Only rows that reached their stage, or were last tried there, at this time or later; null for any.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How many rows a page has at most, 1 to <see cref="MaxLimit"/>. Default: 100.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended (<see cref="ArticlePage.Next"/>); null for the first page.</summary>
    public string? Cursor { get; init; }
}
