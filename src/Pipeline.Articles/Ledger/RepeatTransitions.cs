using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Ledger;

/// <summary>
/// The changes that a failed attempt, and reprocessing, may make to a row. Each returns the changed row, or null if the row must not
/// change.
/// </summary>
internal static class RepeatTransitions
{
    /// <summary>
    /// An attempt failed; the host tries again. A withdrawn or rejected row keeps its stage, because the stage says what is left to do.
    /// </summary>
    /// <param name="entry">The row.</param>
    /// <param name="origin">The article, if there may be no row yet; null if there must be one.</param>
    /// <param name="stage">The function's name.</param>
    /// <param name="reason">Why.</param>
    public static LedgerEntry? Failed(this LedgerEntry? entry, ArticleOrigin? origin, string stage, RejectionReason reason)
    {
        if ((entry ?? origin?.NewRow()) is not { } row)
        {
            return null;
        }

        var isOver = row.Stage == ArticleStage.Withdrawn || row.IsToBeWithdrawn;
        return row with
        {
            Stage = isOver ? row.Stage : ArticleStage.Failed,
            Reason = isOver ? row.ReasonBesides(reason) : reason,
            FailedIn = stage,
            Attempts = row.Attempts + 1,
        };
    }

    /// <summary>The row counts as older than any version, so that every stage does its work again.</summary>
    public static LedgerEntry? ToBeRepeated(this LedgerEntry? entry) =>
        entry is null ? null : entry.MadeByNoEnricher() with { CleanerVersion = 0 };

    /// <summary>
    /// The stage whose document is lost, and the stages after it, do their work again. The revision and its number stay, so that the
    /// subscribers' events are the same.
    /// </summary>
    public static LedgerEntry? Lost(this LedgerEntry? entry, Revision revision, bool isCleanedAgain) =>
        entry is null or { Stage: ArticleStage.Withdrawn or ArticleStage.Rejected } || entry.Revision != revision
            ? null
            : entry.MadeByNoEnricher() with
            {
                CleanETag = isCleanedAgain ? null : entry.CleanETag,
                CleanerVersion = isCleanedAgain ? 0 : entry.CleanerVersion,
            };

    private static RejectionReason? ReasonBesides(this LedgerEntry row, RejectionReason failure) =>
        row.Stage == ArticleStage.Withdrawn ? failure with { Code = row.Reason?.Code ?? failure.Code } : row.Reason;
}
