using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Poison;

namespace Pipeline.Articles.Operations;

/// <summary>Everything that is known of one article.</summary>
public sealed record ArticleHistory
{
    /// <summary>Its row in the ledger; null when only the file is known.</summary>
    public LedgerEntry? Entry { get; init; }

    /// <summary>The file's version in the inbox now; null when it is gone.</summary>
    public string? FileETag { get; init; }

    /// <summary>Whether the row is about the version that lies in the inbox.</summary>
    public bool IsCurrent => Entry is { SourceETag: { } seen } && seen == FileETag;

    /// <summary>
    /// What the present versions would make of it: the stage that it has to start again from; null when it is as it should be.
    /// </summary>
    public ArticleStage? StaleFrom { get; init; }

    /// <summary>The enriched document's address, when there is one.</summary>
    public Uri? Document { get; init; }

    /// <summary>The articles in a file that holds several, or one that is known by its item's id; the first 100.</summary>
    public IReadOnlyList<ArticleId> Articles { get; init; } = [];

    /// <summary>Its poisoned messages that wait for an operator.</summary>
    public IReadOnlyList<PoisonRecord> Poison { get; init; } = [];

    /// <summary>The article that was meant by an id or a file's name: the only one of the file; null when it holds several.</summary>
    /// <param name="asked">What was asked for.</param>
    public ArticleId? OnlyArticle(string asked) => Articles switch
    {
        [] => Entry?.Id ?? ArticleId.FromName(asked),
        [var only] => only,
        _ => null,
    };
}
