using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>One checked article.</summary>
/// <param name="Entry">Its row; null for a file without a row.</param>
/// <param name="Request">The request to send; null if nothing has to be done.</param>
/// <param name="Passed">The checkpoint after this article.</param>
internal sealed record Finding(LedgerEntry? Entry, ReprocessingRequest? Request, ReprocessingCheckpoint Passed)
{
    /// <summary>Whether its file is missing and the removal is held, so that nothing is requested.</summary>
    public bool IsHeld { get; init; }

    /// <summary>The last billing of its enrichment, if it has to be enriched again.</summary>
    public int TextRecords => Request is null or { From: ArticleStage.Published or ArticleStage.Withdrawn } ? 0 : Entry?.TextRecords ?? 0;
}
