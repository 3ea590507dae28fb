using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Ledger;

/// <summary>
/// The changes that reading a crawl archive may make to its row. Each returns the changed row, or null if the row must not change. The
/// revision of an archive is not a hash of its bytes, which may be billions, but one of each run over it.
/// </summary>
internal static class ExpansionTransitions
{
    /// <summary>Whether the row is that of a run over the archive that has not ended.</summary>
    public static bool IsExpandingIn(this LedgerEntry? entry, Revision run) => entry is { IsExpanding: true } && entry.Revision == run;

    /// <summary>A run over the archive begins.</summary>
    public static LedgerEntry? Expanding(
        this LedgerEntry? entry, LedgerEntry? known, ArticleOrigin origin, Revision revision, long length, CleaningRun run) =>
        !entry.IsUnchangedSince(known) ? null : (entry ?? origin.NewRow()).WithoutTrouble() with
        {
            Stage = ArticleStage.Expanding,
            Revision = revision,
            Sequence = entry.NextSequence(revision),
            SourceETag = run.SourceETag,
            CleanerVersion = run.CleanerVersion,
            FirstSeenAt = entry?.FirstSeenAt ?? run.At,
            WithdrawnAt = null,
            Contents = new ArchiveContents { Length = length, StartedAt = run.At },
        };

    /// <summary>More of the archive has been read. Of two reports the one about more records counts.</summary>
    public static LedgerEntry? Progressed(this LedgerEntry? entry, Revision run, ArchiveContents contents) =>
        !entry.IsExpandingIn(run) || (contents.Records < entry!.Contents?.Records && entry.Stage == ArticleStage.Expanding)
            ? null
            : entry.WithoutTrouble() with
            {
                Stage = ArticleStage.Expanding,
                Contents = contents with { Length = entry.Contents?.Length ?? 0, StartedAt = entry.Contents?.StartedAt },
            };

    /// <summary>The archive was rejected while a range of it was cleaned: what that wrote is to be withdrawn too.</summary>
    public static LedgerEntry? LeftBehind(this LedgerEntry? entry, Revision run) =>
        entry is { Stage: ArticleStage.Rejected, Contents: null } && entry.Revision == run
            ? entry with { Contents = ArchiveContents.None }
            : null;

    /// <summary>The whole archive has been read.</summary>
    public static LedgerEntry? WhollyExpanded(this LedgerEntry? entry, Revision run, ArchiveContents contents, DateTimeOffset at) =>
        !entry.IsExpandingIn(run) ? null : entry!.WithoutTrouble() with
        {
            Stage = ArticleStage.Expanded,
            CleanedAt = at,
            Parts = (int)Math.Min(int.MaxValue, contents.Articles),
            Contents = contents with
            {
                Length = entry!.Contents?.Length ?? 0,
                StartedAt = entry.Contents?.StartedAt,
                BytesRead = entry.Contents?.Length ?? 0,
            },
        };
}
