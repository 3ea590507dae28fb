using Pipeline.Articles.Ledger;

namespace Pipeline.Web.Drop;

/// <summary>A file that was dropped, and how far it has come.</summary>
/// <param name="File">The file.</param>
/// <param name="Entry">Its row in the ledger, when that is about the version that was dropped; else null.</param>
/// <param name="Parts">The rows of the articles that it holds, when it holds several; the first of them.</param>
/// <param name="PartCount">How many articles it holds; 0 when it is one.</param>
/// <param name="PartsDone">How many of those have ended.</param>
internal sealed record FollowedFile(DroppedFile File, LedgerEntry? Entry, IReadOnlyList<LedgerEntry> Parts, int PartCount, int PartsDone)
{
    /// <summary>Whether nothing more will happen by itself.</summary>
    public bool IsDone => Entry switch
    {
        null => false,
        { Stage: ArticleStage.Expanded } => PartsDone == PartCount,
        var entry => HasEnded(entry),
    };

    /// <summary>
    /// How far it has come: 0 dropped, 1 cleaned, 2 enriched, 3 published; a file of several articles is where the last of them is.
    /// </summary>
    public int Reached => Entry switch
    {
        { Stage: ArticleStage.Expanded, Contents: not null } => 1,
        { Stage: ArticleStage.Expanded } => PartCount > 0 && PartsDone == PartCount ? 3 : 1,
        { Stage: ArticleStage.Cleaned } => 1,
        { Stage: ArticleStage.Enriched or ArticleStage.Embargoed } => 2,
        { Stage: ArticleStage.Published } => 3,
        _ => 0,
    };

    /// <summary>Whether an article has come to its end.</summary>
    public static bool HasEnded(LedgerEntry entry) =>
        entry is { Stage: ArticleStage.Published or ArticleStage.Embargoed or ArticleStage.Rejected or ArticleStage.Withdrawn }
            or { IsGivenUp: true };
}
