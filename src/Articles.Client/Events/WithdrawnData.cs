namespace Articles.Client;

/// <summary>The <c>data</c> of <c>article.withdrawn.v1</c>.</summary>
public sealed record WithdrawnData
{
    /// <summary>The article: 32 hexadecimal digits.</summary>
    public required string ArticleId { get; init; }

    /// <summary>Counts the article's revisions and withdrawals, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>The versions of cleaner, enricher and publisher: <c>10.4.1</c>.</summary>
    public required string PipelineVersion { get; init; }

    /// <summary>The subscription.</summary>
    public required string Subscription { get; init; }

    /// <summary>The file's name in the inbox.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Why: <c>removed</c>, <c>rejected</c>, <c>killed</c>, <c>embargoed</c>, <c>expired</c>, <c>no-longer-matches</c> or <c>duplicate</c>.
    /// There may be more reasons later; each of them means that the copy is not valid.
    /// </summary>
    public required string Reason { get; init; }

    /// <summary>The article that this one is a near-duplicate of, if that is the reason.</summary>
    public string? DuplicateOf { get; init; }
}
