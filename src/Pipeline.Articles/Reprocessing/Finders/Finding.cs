using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>One article that was looked at.</summary>
/// <param name="Entry">Its row; null for a file that no row knows.</param>
/// <param name="Request">What has to be done about it; null when nothing has.</param>
/// <param name="Passed">The checkpoint once this article is done with.</param>
internal sealed record Finding(LedgerEntry? Entry, ReprocessingRequest? Request, ReprocessingCheckpoint Passed)
{
    /// <summary>Whether its file is gone and its removal is held, so that nothing is asked for.</summary>
    public bool IsHeld { get; init; }

    /// <summary>What its enrichment was billed last, when it has to be enriched again.</summary>
    public int TextRecords => Request is null or { From: ArticleStage.Published or ArticleStage.Withdrawn } ? 0 : Entry?.TextRecords ?? 0;
}
