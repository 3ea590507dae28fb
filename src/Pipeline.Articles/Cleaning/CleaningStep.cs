using Microsoft.Extensions.Logging;
using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Handover;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Cleaning;

/// <summary>
/// The first stage: a file in the inbox becomes one cleaned document (or several, for a feed or an array), which are handed over to
/// enrichment. It may run twice or die half-way: the same revision ends in the same documents, and the newest
/// revision wins, because a document is only written over the version that was seen before the file was read.
/// </summary>
public sealed partial class CleaningStep(
    IInboxReader inbox,
    InboxFileReader reader,
    ArticleExtractor extractor,
    CleanerVersion version,
    PartsCleaner parts,
    ArchiveStart archives,
    ArchivePages pages,
    RejectionWriter rejections,
    WithdrawalRequests withdrawals,
    StaleRows staleRows,
    InterruptedRuns interrupted,
    StageHandover<CleanedArticle> handover,
    ILedger ledger,
    StageRunner runner,
    ILogger<CleaningStep> logger)
{
    internal const string Stage = "CleanArticle";
    private const int MaxTries = 5;

    // Two triggers often report one file at the same moment: the second must find the first one's row, and not repeat its work and its
    // pointer.
    private readonly ArticleTurns _turns = new();

    /// <summary>
    /// Cleans the file <paramref name="name"/> if this revision has not been cleaned yet. Files that an older version cleaned are left to
    /// re-processing, which is rate-limited: a host that gets reports of all files again must not clean them all at once.
    /// </summary>
    /// <param name="name">The blob's name in the inbox, without the container.</param>
    /// <param name="cancellationToken">Cancels the operation; the host tries again later.</param>
    public Task RunAsync(string name, CancellationToken cancellationToken) => RunAsync(name, again: false, onWait: null, cancellationToken);

    /// <summary>
    /// Like <see cref="RunAsync(string, CancellationToken)"/>; calls <paramref name="onWait"/> if the file is large and waits for others,
    /// so that smaller files can run before it.
    /// </summary>
    public Task RunAsync(string name, Action onWait, CancellationToken cancellationToken) =>
        RunAsync(name, again: false, onWait, cancellationToken);

    /// <summary>Like <see cref="RunAsync(string, CancellationToken)"/>, but also if another version cleaned this revision.</summary>
    public Task RepeatAsync(string name, CancellationToken cancellationToken) =>
        RunAsync(name, again: true, onWait: null, cancellationToken);

    private Task RunAsync(string name, bool again, Action? onWait, CancellationToken cancellationToken)
    {
        // Re-processing has its own pace, and leaves the later stages to theirs.
        var file = new FileRun(ArticleId.FromName(name), name, onWait, again ? null : handover.Deadline);
        return runner.RunAsync(Stage, file.Id, name, token => CleanInTurnAsync(file, again, token), cancellationToken);
    }

    /// <summary>Makes an article again as its next revision, because an earlier article of its story was removed.</summary>
    public async Task RenewAsync(ArticleId id, CancellationToken cancellationToken)
    {
        if (await staleRows.MarkAsync(id, cancellationToken) is { } row)
        {
            await RepeatAsync(row, cancellationToken);
        }
    }

    /// <summary>Cleans the article of a row again: the page of an archive alone, any other article with its file.</summary>
    public async Task RepeatAsync(LedgerEntry row, CancellationToken cancellationToken)
    {
        if (row.Item is not { Place: not null } || !await RepeatPageAsync(row, cancellationToken))
        {
            await RepeatAsync(row.Name, cancellationToken);
        }
    }

    private async Task<bool> RepeatPageAsync(LedgerEntry row, CancellationToken cancellationToken)
    {
        var stale = new List<LedgerEntry>();
        if (!await pages.RepeatAsync(row, stale, cancellationToken))
        {
            return false;
        }

        await IsNewestAsync(row.Name, row.SourceETag, cancellationToken);
        foreach (var other in stale)
        {
            await RepeatAsync(other, cancellationToken);
        }

        return true;
    }

    private async Task CleanInTurnAsync(FileRun file, bool again, CancellationToken cancellationToken)
    {
        using (await _turns.TakeAsync(file.Id, cancellationToken))
        {
            await CleanAsync(file, again, cancellationToken);
        }

        foreach (var other in file.Stale)
        {
            await RepeatAsync(other, cancellationToken);
        }
    }

    private async Task CleanAsync(FileRun file, bool again, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var outcome = await TryCleanAsync(file, again, cancellationToken);
            if (outcome.IsDone && await IsNewestAsync(file.Name, outcome.SourceETag, cancellationToken))
            {
                return;
            }

            // Articles that this run has just made are no longer stale.
            again &= !outcome.IsDone;
        }

        throw new InvalidOperationException($"The file changed during each of {MaxTries} tries.");
    }

    /// <returns> The version of the file that was seen, and whether it is done. If not, the row or a document was changed meanwhile, and
    /// the file must be read again. </returns>
    private async Task<(bool IsDone, string? SourceETag)> TryCleanAsync(FileRun run, bool again, CancellationToken cancellationToken)
    {
        var (id, name) = (run.Id, run.Name);
        var known = await ledger.FindAsync(id, cancellationToken);
        if (!InboxName.IsAllowed(name))
        {
            return (true, await RefuseAsync(id, name, known, cancellationToken));
        }

        if (known is { IsExpanding: true } && version.IsOf(known)
            && known.SourceETag == await inbox.FindETagAsync(name, cancellationToken))
        {
            await archives.ResumeAsync(known, cancellationToken);
            return (true, known.SourceETag);
        }

        if (known is { IsRead: true } && (!again || version.IsOf(known))
            && known.SourceETag == await inbox.FindETagAsync(name, cancellationToken))
        {
            await interrupted.ResumeAsync(known, cancellationToken);
            return (true, known.SourceETag);
        }

        await using var file = await inbox.OpenAsync(name, cancellationToken);
        if (file is null)
        {
            LogGone(id);
            return (true, null);
        }

        return (await CleanFileAsync(run, file, known, cancellationToken), file.ETag);
    }

    private async Task<bool> CleanFileAsync(FileRun run, DroppedFile file, LedgerEntry? known, CancellationToken cancellationToken)
    {
        Revision revision = default;
        try
        {
            var start = await InboxFileReader.BeginAsync(file, cancellationToken);
            if (WebArchive.IsStart(start))
            {
                return await archives.BeginAsync(file, known, cancellationToken);
            }

            using var content = await reader.ReadAsync(file, start, run.OnWait, cancellationToken);
            revision = Revision.Of(content.Bytes.Span);
            if (version.IsOf(known) && known.Revision == revision)
            {
                return await KeepAsync(known, file.ETag, cancellationToken);
            }

            var extraction = extractor.Begin(file.Name, content.Bytes, cancellationToken);
            var cleaning = new FileCleaning(file, revision, extraction, known, run.Stale) { DirectUntil = run.DirectUntil };
            return extraction.Documents is [{ Part: null } single]
                ? await parts.CleanFileAsync(cleaning, single, cancellationToken)
                : await parts.CleanAsync(cleaning, _turns, cancellationToken);
        }
        catch (ArticleRejectedException rejected)
        {
            var origin = new ArticleOrigin(run.Id, file.Name, Part: null);
            return await rejections.RejectAsync(
                origin, rejected.Reason, revision, file.ETag, known, isKilled: false, cancellationToken);
        }
    }

    /// <summary>Records that a file was dropped again unchanged.</summary>
    /// <returns>False when the row was changed meanwhile.</returns>
    private async Task<bool> KeepAsync(LedgerEntry known, string etag, CancellationToken cancellationToken)
    {
        var row = await ledger.UpdateAsync(known.Id, known, entry => entry.SeenAgain(known, etag), cancellationToken);
        if (row?.SourceETag != etag)
        {
            return false;
        }

        await interrupted.ResumeAsync(row, cancellationToken);
        return true;
    }

    /// <summary>Rejects a file for its name alone: opening it could open another file.</summary>
    /// <returns>The version of the file that was seen; null if there is none.</returns>
    private async Task<string?> RefuseAsync(ArticleId id, string name, LedgerEntry? known, CancellationToken cancellationToken)
    {
        if (await inbox.FindETagAsync(name, cancellationToken) is not { } etag)
        {
            LogGone(id);
            return null;
        }

        if (known is { Stage: ArticleStage.Rejected, Reason.Code: InboxName.RejectionCode } && version.IsOf(known)
            && known.SourceETag == etag)
        {
            await withdrawals.RequestAsync(known, cancellationToken);
        }
        else
        {
            var origin = new ArticleOrigin(id, name, Part: null);
            await rejections.RejectAsync(
                origin, InboxName.Rejection(name), revision: default, etag, known, isKilled: false, cancellationToken);
        }

        return etag;
    }

    /// <summary>
    /// Checks again after the row is written: the withdrawal of a file that was removed during cleaning may have run before the row
    /// existed, and a run over an older version may have been the last to write.
    /// </summary>
    private async Task<bool> IsNewestAsync(string name, string? sourceETag, CancellationToken cancellationToken)
    {
        var current = await inbox.FindETagAsync(name, cancellationToken);
        if (current is null)
        {
            await withdrawals.RequestAsync(name, cancellationToken);
        }

        return current is null || current == sourceETag;
    }

    /// <summary>What is the same in each try to clean a file.</summary>
    /// <param name="Id">The row of the file.</param>
    /// <param name="Name">Its name in the inbox.</param>
    /// <param name="OnWait">Is called if the file is large and waits for others; null for nobody.</param>
    /// <param name="DirectUntil">Until when enrichment may take its articles in this invocation; null if it must not.</param>
    private sealed record FileRun(ArticleId Id, string Name, Action? OnWait, DateTimeOffset? DirectUntil)
    {
        /// <summary>The rows of articles that must be made again after the file.</summary>
        public List<LedgerEntry> Stale { get; } = [];
    }

    [LoggerMessage(EventId = 12, Level = LogLevel.Information, Message = "Article {ArticleId} is missing from the inbox.")]
    private partial void LogGone(ArticleId articleId);
}
