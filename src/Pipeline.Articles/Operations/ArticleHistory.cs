using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Poison;

namespace Pipeline.Articles.Operations;

/// <summary>All known data about one article.</summary>
public sealed record ArticleHistory
{
    /// <summary>Its row in the ledger; null if only the file is known.</summary>
    public LedgerEntry? Entry { get; init; }

    /// <summary>The file's current version in the inbox; null if it was removed.</summary>
    public string? FileETag { get; init; }

    /// <summary>Whether the row describes the version in the inbox.</summary>
    public bool IsCurrent => Entry is { SourceETag: { } seen } && seen == FileETag;

    /// <summary>The stage that the article has to restart from with the current versions; null if it is current.</summary>
    public ArticleStage? StaleFrom { get; init; }

    /// <summary>The enriched document's address, if there is one.</summary>
    public Uri? Document { get; init; }

    /// <summary>The articles in a file that holds several, or the article that is identified by its item's id; the first 100.</summary>
    public IReadOnlyList<ArticleId> Articles { get; init; } = [];

    /// <summary>Its poisoned messages that wait for an operator.</summary>
    public IReadOnlyList<PoisonRecord> Poison { get; init; } = [];

    /// <summary>The article for an id or a file's name: the only one of the file; null if the file holds several.</summary>
    /// <param name="asked">The requested id or name.</param>
    public ArticleId? OnlyArticle(string asked) => Articles switch
    {
        [] => Entry?.Id ?? ArticleId.FromName(asked),
        [var only] => only,
        _ => null,
    };
}
