using System.Diagnostics;
using System.Text;
using Articles.Extraction.Formats;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Reading;

namespace Pipeline.Articles.Cleaning;

/// <summary>
/// The first stage: a file in the inbox becomes one cleaned document (or several, for a feed or an array) and a pointer each in
/// <see cref="StorageNames.ToEnrich"/>. It may run twice or die half-way: the same revision ends in the same documents, and the
/// newest revision wins, because a document is only written over the one that was seen before the file was read.
/// </summary>
public sealed partial class CleaningStep(
    IInboxReader inbox,
    ArticleExtractor extractor,
    CleanerVersion version,
    ReadingAdmission room,
    IDocumentStore<CleanedArticle> documents,
    DuplicateFinder duplicates,
    IPointerQueue queue,
    IWithdrawalQueue withdrawals,
    IArticleParts parts,
    ILedger ledger,
    StageRunner failures,
    IOptions<ReadingOptions> options,
    TimeProvider time,
    ILogger<CleaningStep> logger)
{
    internal const string Stage = "CleanArticle";
    private const int MaxTries = 5;

    // Two triggers often tell of one file at the same moment: the second shall find the first one's row, not repeat its work and its
    // pointer.
    private readonly ArticleTurns _turns = new();

    /// <summary>
    /// Cleans the file <paramref name="name"/> if this revision has not been cleaned yet. What an older version cleaned is left to
    /// re-processing, which keeps to a rate: a host that is told of every file anew must not clean them all at once.
    /// </summary>
    /// <param name="name">The blob's name in the inbox, without the container.</param>
    /// <param name="cancellationToken">Gives up; the host tries again later.</param>
    public Task RunAsync(string name, CancellationToken cancellationToken) => RunAsync(name, again: false, onWait: null, cancellationToken);

    /// <summary>
    /// As <see cref="RunAsync(string, CancellationToken)"/>; calls <paramref name="onWait"/> when the file is large and waits for others,
    /// so that smaller ones can go before it.
    /// </summary>
    public Task RunAsync(string name, Action onWait, CancellationToken cancellationToken) =>
        RunAsync(name, again: false, onWait, cancellationToken);

    /// <summary>As <see cref="RunAsync(string, CancellationToken)"/>, and also if another version cleaned this revision.</summary>
    public Task RepeatAsync(string name, CancellationToken cancellationToken) =>
        RunAsync(name, again: true, onWait: null, cancellationToken);

    private Task RunAsync(string name, bool again, Action? onWait, CancellationToken cancellationToken)
    {
        var id = ArticleId.FromName(name);
        return failures.RunAsync(Stage, id, name, token => CleanInTurnAsync(id, name, again, onWait, token), cancellationToken);
    }

    /// <summary>Makes an article anew as its next revision, because another one that stood before it in its story is gone.</summary>
    public async Task RenewAsync(ArticleId id, CancellationToken cancellationToken)
    {
        if (await MarkStaleAsync(id, cancellationToken) is { } name)
        {
            await RepeatAsync(name, cancellationToken);
        }
    }

    private async Task CleanInTurnAsync(ArticleId id, string name, bool again, Action? onWait, CancellationToken cancellationToken)
    {
        var stale = new List<string>();
        using (await _turns.TakeAsync(id, cancellationToken))
        {
            await CleanAsync(id, name, again, stale, onWait, cancellationToken);
        }

        foreach (var other in stale)
        {
            await RepeatAsync(other, cancellationToken);
        }
    }

    private async Task CleanAsync(
        ArticleId id, string name, bool again, List<string> stale, Action? onWait, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var outcome = await TryCleanAsync(id, name, again, stale, onWait, cancellationToken);
            if (outcome.IsDone && await IsNewestAsync(name, outcome.SourceETag, cancellationToken))
            {
                return;
            }

            // What this run has just made is not stale any more.
            again &= !outcome.IsDone;
        }

        throw new InvalidOperationException($"The file changed under each of {MaxTries} tries.");
    }

    /// <returns>
    /// Which version of the file was seen, and whether it is done; if not, the row or a document was changed meanwhile, and the file has to
    /// be read again.
    /// </returns>
    private async Task<(bool IsDone, string? SourceETag)> TryCleanAsync(
        ArticleId id, string name, bool again, List<string> stale, Action? onWait, CancellationToken cancellationToken)
    {
        var known = await ledger.FindAsync(id, cancellationToken);
        if (!InboxName.IsAllowed(name))
        {
            return (true, await RefuseAsync(id, name, known, cancellationToken));
        }

        if (IsRead(known) && (!again || IsCurrent(known)) && known.SourceETag == await inbox.FindETagAsync(name, cancellationToken))
        {
            await RequestWithdrawalAsync(known, cancellationToken);
            return (true, known.SourceETag);
        }

        await using var file = await inbox.OpenAsync(name, cancellationToken);
        if (file is null)
        {
            LogGone(id);
            return (true, null);
        }

        Revision revision = default;
        try
        {
            var start = await ReadStartAsync(file, cancellationToken);
            using var place = await room.EnterAsync(start, file.Length, onWait, cancellationToken);
            var content = await ReadAsync(file, start, cancellationToken);
            revision = Revision.Of(content.Span);
            if (IsCurrent(known) && known.Revision == revision && known.Reason?.Code != RejectionCodes.Embargoed)
            {
                var row = await ledger.UpdateAsync(id, known, entry => entry.SeenAgain(known, file.ETag), cancellationToken);
                if (row?.SourceETag != file.ETag)
                {
                    return (false, file.ETag);
                }

                await RequestWithdrawalAsync(row, cancellationToken);
                return (true, file.ETag);
            }

            var extraction = extractor.Begin(name, content, cancellationToken);
            return (extraction.Documents is [{ Part: null } single]
                ? await WriteAsync(single, extraction, revision, file.ETag, known, stale, cancellationToken)
                : await ExpandAsync(id, name, extraction, revision, file.ETag, known, stale, cancellationToken), file.ETag);
        }
        catch (ArticleRejectedException rejected)
        {
            return (await RejectAsync(id, name, part: null, rejected.Reason, revision, file.ETag, known, cancellationToken), file.ETag);
        }
    }

    /// <summary>Rejects a file for its name alone: to open it could mean to open another.</summary>
    /// <returns>Which version of the file was seen; null when there is none.</returns>
    private async Task<string?> RefuseAsync(ArticleId id, string name, LedgerEntry? known, CancellationToken cancellationToken)
    {
        var isRefused = IsCurrent(known) && known is { Stage: ArticleStage.Rejected, Reason.Code: InboxName.RejectionCode };
        if (await inbox.FindETagAsync(name, cancellationToken) is not { } etag)
        {
            LogGone(id);
            return null;
        }

        if (isRefused && known!.SourceETag == etag)
        {
            await RequestWithdrawalAsync(known, cancellationToken);
        }
        else
        {
            await RejectAsync(id, name, part: null, InboxName.Rejection(name), revision: default, etag, known, cancellationToken);
        }

        return etag;
    }

    private async Task<bool> ExpandAsync(
        ArticleId id, string name, FileExtraction extraction, Revision revision, string sourceETag, LedgerEntry? known, List<string> stale,
        CancellationToken cancellationToken)
    {
        var sources = extraction.Documents;
        foreach (var source in sources)
        {
            var partId = ArticleId.FromPart(name, source.Part!);
            var part = await ledger.FindAsync(partId, cancellationToken);
            if (part is null)
            {
                await parts.AddAsync(id, partId, cancellationToken);
            }

            var partRevision = Revision.Of(Encoding.UTF8.GetBytes(source.RevisionText));
            // What had no time left in an earlier file is tried again with the next, and so is what was under embargo then.
            if (IsCurrent(part) && part.Revision == partRevision
                && part.Reason?.Code is not (RejectionCodes.TooSlow or RejectionCodes.Embargoed))
            {
                if (!await StandsAsync(part, sourceETag, known, cancellationToken))
                {
                    return false;
                }

                continue;
            }

            try
            {
                if (!await WriteAsync(source, extraction, partRevision, sourceETag, part, stale, cancellationToken))
                {
                    return false;
                }
            }
            catch (ArticleRejectedException rejected)
            {
                if (!await RejectAsync(partId, name, source.Part, rejected.Reason, partRevision, sourceETag, part, cancellationToken))
                {
                    return false;
                }
            }
        }

        await CloseUnreadableAsync(name, sources.Count(source => source.IsUnreadable), cancellationToken);
        var run = new CleaningRun(sourceETag, version.Value, time.GetUtcNow());
        var row = await ledger.UpdateAsync(
            id, known, entry =>
                entry.Expanded(known, new ArticleOrigin(id, name, Part: null), revision, sources.Count, run), cancellationToken);
        if (row is not { Stage: ArticleStage.Expanded } || row.SourceETag != sourceETag)
        {
            return false;
        }

        // A file that was one article before: that one is no more.
        await RequestWithdrawalAsync(row, cancellationToken);
        return true;
    }

    /// <summary>
    /// Whether a part that has not changed needs no work. After a withdrawal, or a rejection, of its file one may still be at it: touching
    /// the row decides who was first.
    /// </summary>
    private async Task<bool> StandsAsync(LedgerEntry part, string sourceETag, LedgerEntry? file, CancellationToken cancellationToken)
    {
        if (file is not { Stage: ArticleStage.Withdrawn or ArticleStage.Rejected })
        {
            return true;
        }

        var row = await ledger.UpdateAsync(part.Id, part, entry => entry.SeenAgain(part, sourceETag), cancellationToken);
        return row?.SourceETag == sourceETag;
    }

    /// <summary>Closes the rows of parts that could not be read in an earlier revision of the file, and are not in this one.</summary>
    private async Task CloseUnreadableAsync(string name, int unreadable, CancellationToken cancellationToken)
    {
        for (var number = unreadable + 1; ; number++)
        {
            var id = ArticleId.FromPart(name, PartKey.OfUnreadable(number));
            if (await ledger.FindAsync(id, cancellationToken) is not { Stage: ArticleStage.Rejected } row)
            {
                return;
            }

            await ledger.UpdateAsync(id, row, entry => entry.Repaired(row, time.GetUtcNow()), cancellationToken);
        }
    }

    private async Task<bool> WriteAsync(
        SourceDocument source, FileExtraction extraction, Revision revision, string sourceETag, LedgerEntry? known, List<string> stale,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var article = CleanedArticle.From(extraction.Clean(source, cancellationToken), version) with
        {
            Revision = revision,
            // The same bytes, taken by a later cleaner after an earlier one had rejected them, are a new revision to subscribers.
            Sequence = known is { Stage: ArticleStage.Rejected } ? known.Sequence + 1 : known.NextSequence(revision),
            CleanedAt = now,
            FirstSeenAt = known?.FirstSeenAt ?? now,
            TraceParent = Activity.Current?.Id,
        };
        var story = await duplicates.PlaceAsync(
            article.Id, article.Fingerprint, article.WordCount, known?.ClusterId is not null, now, cancellationToken);
        article = article with { ClusterId = story.ClusterId, DuplicateOf = story.DuplicateOf };

        var etag = await documents.TryWriteAsync(article, known?.CleanETag, cancellationToken);
        if (etag is null)
        {
            // The row lags behind the document: a run died between the two, or another one is at work.
            var stored = await documents.ReadAsync(article.Id, cancellationToken);
            if (stored is null || stored.Document.Revision != revision || stored.Document.CleanerVersion > article.CleanerVersion)
            {
                await CatchUpAsync(stored, source, article.Id, known, cancellationToken);
                return false;
            }

            article = article with { Sequence = Math.Max(article.Sequence, stored.Document.Sequence) };
            if (known is null && stored.Document.Fingerprint == article.Fingerprint)
            {
                // The row is lost: what only it knew beside the document must not change, nor the events.
                article = article with
                {
                    FirstSeenAt = stored.Document.FirstSeenAt,
                    ClusterId = stored.Document.ClusterId,
                    DuplicateOf = stored.Document.DuplicateOf,
                };
                await duplicates.RestoreAsync(article, cancellationToken);
            }

            etag = await documents.TryWriteAsync(article, stored.ETag, cancellationToken);
            if (etag is null)
            {
                return false;
            }
        }

        await queue.SendAsync(
            StorageNames.ToEnrich, new ArticlePointer(article.Id, revision, TraceParent: article.TraceParent), TimeSpan.Zero,
            cancellationToken);
        var row = await ledger.UpdateAsync(article.Id, known, entry => entry.Cleaned(article, sourceETag, etag), cancellationToken);
        if (row?.Supersedes(article.Sequence) == true)
        {
            return false;
        }

        LogCleaned(article.Id, article.WordCount, article.BlocksKept, article.BlocksDropped);
        if (story.Heir is { } heir && await MarkStaleAsync(heir, cancellationToken) is { } name)
        {
            stale.Add(name);
        }

        return true;
    }

    /// <summary>Makes an article's row such that the next run over its file, or re-processing, makes a new revision of it.</summary>
    /// <returns>The file to run over, or null when the article is not published any more.</returns>
    private async Task<string?> MarkStaleAsync(ArticleId id, CancellationToken cancellationToken)
    {
        var row = await ledger.UpdateAsync(id, known: null, entry => entry.ToBeRenewed(), cancellationToken);
        if (row is not { CleanerVersion: 0 })
        {
            return null;
        }

        if (row.Part is not null)
        {
            await ledger.UpdateAsync(ArticleId.FromName(row.Name), known: null, entry => entry.ToBeCleaned(), cancellationToken);
        }

        return row.Name;
    }

    /// <summary>
    /// Looks once more after the row is written: whoever withdraws a file that was removed while it was cleaned may have come before its
    /// row was there, and a run over an older version may have been the last to write.
    /// </summary>
    private async Task<bool> IsNewestAsync(string name, string? sourceETag, CancellationToken cancellationToken)
    {
        var current = await inbox.FindETagAsync(name, cancellationToken);
        if (current is null)
        {
            await withdrawals.SendAsync(new WithdrawalRequest(name, TraceParent: Activity.Current?.Id), TimeSpan.Zero, cancellationToken);
        }

        return current is null || current == sourceETag;
    }

    private async Task RequestWithdrawalAsync(LedgerEntry? row, CancellationToken cancellationToken)
    {
        if (row is { IsToBeWithdrawn: true })
        {
            await withdrawals.SendAsync(
                new WithdrawalRequest(row.Name, row.Part is null ? null : row.Id, TraceParent: Activity.Current?.Id), TimeSpan.Zero,
                cancellationToken);
        }
    }

    /// <summary>
    /// Brings the row up to the stored document, so that the next try starts from it; one that was changed since it was read is not set
    /// back.
    /// </summary>
    private async Task CatchUpAsync(
        StoredDocument<CleanedArticle>? stored, SourceDocument source, ArticleId id, LedgerEntry? known,
        CancellationToken cancellationToken) =>
        await ledger.UpdateAsync(
            id, known, entry => entry.CaughtUp(known, new ArticleOrigin(id, source.Name, source.Part), stored), cancellationToken);

    /// <returns>False when another revision was written meanwhile: the file has to be read again.</returns>
    private async Task<bool> RejectAsync(
        ArticleId id, string name, string? part, RejectionReason reason, Revision revision, string sourceETag, LedgerEntry? known,
        CancellationToken cancellationToken)
    {
        LogRejected(id, reason.Code);
        var run = new CleaningRun(sourceETag, version.Value, time.GetUtcNow());
        var row = await ledger.UpdateAsync(
            id, known, entry =>
                entry.RejectedByCleaning(known, new ArticleOrigin(id, name, part), revision, reason, run), cancellationToken);
        if (row is not { Stage: ArticleStage.Rejected } || row.SourceETag != sourceETag)
        {
            return false;
        }

        await RequestWithdrawalAsync(row, cancellationToken);
        return true;
    }

    private async Task<ReadOnlyMemory<byte>> ReadStartAsync(DroppedFile file, CancellationToken cancellationToken)
    {
        if (file.Length > options.Value.MaxBytes)
        {
            throw options.Value.TooLarge(file.Length);
        }

        var start = new byte[Math.Min(file.Length, ReadingAdmission.Start)];
        await file.Content.ReadExactlyAsync(start, cancellationToken);
        return start;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(
        DroppedFile file, ReadOnlyMemory<byte> start, CancellationToken cancellationToken)
    {
        var content = new byte[file.Length];
        start.CopyTo(content);
        await file.Content.ReadExactlyAsync(content.AsMemory(start.Length), cancellationToken);
        return content;
    }

    private static bool IsRead([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] LedgerEntry? entry) =>
        entry is { SourceETag: not null, Stage: not ArticleStage.Failed };

    private bool IsCurrent([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] LedgerEntry? entry) =>
        IsRead(entry) && entry.CleanerVersion == version.Value;

    [LoggerMessage(
        EventId = 10, Level = LogLevel.Debug, Message =
            "Article {ArticleId} cleaned: {Words} words, {Kept} blocks kept, {Dropped} dropped.")]
    private partial void LogCleaned(ArticleId articleId, int words, int kept, int dropped);

    [LoggerMessage(EventId = 11, Level = LogLevel.Information, Message = "Article {ArticleId} rejected: {Code}.")]
    private partial void LogRejected(ArticleId articleId, string code);

    [LoggerMessage(EventId = 12, Level = LogLevel.Information, Message = "Article {ArticleId} is gone from the inbox.")]
    private partial void LogGone(ArticleId articleId);
}
