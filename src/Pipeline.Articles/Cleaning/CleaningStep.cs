using System.Diagnostics;
using Articles.Extraction.Formats;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Cleaning.Items;
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
    ReadingAdmission admission,
    IDocumentStore<CleanedArticle> documents,
    DuplicateFinder duplicates,
    IPointerQueue queue,
    IWithdrawalQueue withdrawals,
    IArticleParts parts,
    WireFolders folders,
    ILedger ledger,
    StageRunner runner,
    IOptions<ReadingOptions> options,
    TimeProvider time,
    ILogger<CleaningStep> logger)
{
    /// <summary>The code of the reason of an item that its agency let be published until a time that has passed.</summary>
    public const string Expired = "expired";

    internal const string Stage = "CleanArticle";
    private const int MaxTries = 5;

    private static readonly RejectionReason KnownByItem =
        new("moved", "The article is known by its item's own id now, whatever file it comes in.");

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
        return runner.RunAsync(Stage, id, name, token => CleanInTurnAsync(id, name, again, onWait, token), cancellationToken);
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
            using var place = await admission.EnterAsync(start, file.Length, onWait, cancellationToken);
            var content = await ReadAsync(file, start, cancellationToken);
            revision = Revision.Of(content.Span);
            if (IsCurrent(known) && known.Revision == revision)
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
                ? await WriteAsync(single, item: null, extraction, revision, file.ETag, known, stale, cancellationToken)
                : await ExpandAsync(id, file, extraction, revision, known, stale, cancellationToken), file.ETag);
        }
        catch (ArticleRejectedException rejected)
        {
            var origin = new ArticleOrigin(id, name, Part: null);
            var isDone = await RejectAsync(origin, rejected.Reason, revision, file.ETag, known, isKilled: false, cancellationToken);
            return (isDone, file.ETag);
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
            await RejectAsync(
                new ArticleOrigin(id, name, Part: null), InboxName.Rejection(name), revision: default, etag, known, isKilled: false,
                cancellationToken);
        }

        return etag;
    }

    private async Task<bool> ExpandAsync(
        ArticleId id, DroppedFile file, FileExtraction extraction, Revision revision, LedgerEntry? known, List<string> stale,
        CancellationToken cancellationToken)
    {
        var notes = new VersionNotes();
        foreach (var part in FilePart.Of(extraction.Documents, file, folders, notes))
        {
            // Another file may have another version of the same item.
            using var turn = part.Item is null ? null : await _turns.TakeAsync(part.Id, cancellationToken);
            if (!await CleanPartAsync(part, file, extraction, known, notes, stale, cancellationToken))
            {
                return false;
            }
        }

        await CloseUnreadableAsync(file.Name, extraction.Documents.Count(source => source.IsUnreadable), cancellationToken);
        var run = new CleaningRun(file.ETag, version.Value, time.GetUtcNow());
        var origin = new ArticleOrigin(id, file.Name, Part: null);
        var row = await ledger.UpdateAsync(
            id,
            known,
            entry => entry.Expanded(known, origin, revision, extraction.Documents.Count, run, notes.ToReason()),
            cancellationToken);
        if (row is not { Stage: ArticleStage.Expanded } || row.SourceETag != file.ETag)
        {
            return false;
        }

        // A file that was one article before: that one is no more.
        await RequestWithdrawalAsync(row, cancellationToken);
        return true;
    }

    /// <returns>False when something was changed meanwhile: the file has to be read again.</returns>
    private async Task<bool> CleanPartAsync(
        FilePart part, DroppedFile file, FileExtraction extraction, LedgerEntry? known, VersionNotes notes, List<string> stale,
        CancellationToken cancellationToken)
    {
        var row = await ledger.FindAsync(part.Id, cancellationToken);
        if (row is null || row.Name != file.Name)
        {
            await parts.AddAsync(ArticleId.FromName(file.Name), part.Id, cancellationToken);
        }

        if (part.Version is { } version && KnownVersion.Of(row) is { } newest && newest.Judge(version) is var verdict
            && verdict is VersionVerdict.Superseded or VersionVerdict.Killed)
        {
            notes.Add(verdict, version, newest);
            await TakeBackAsync(row!, verdict, cancellationToken);
            return true;
        }

        // What had no time left in an earlier file is tried again with the next.
        var isCurrent = IsCurrent(row) && row.Revision == part.Revision && row.Reason?.Code != RejectionCodes.TooSlow;
        try
        {
            var isDone = isCurrent
                ? await StandsAsync(row!, part, file, known, cancellationToken)
                : await WriteAsync(part.Source, part.Item, extraction, part.Revision, file.ETag, row, stale, cancellationToken);
            if (!isDone)
            {
                return false;
            }
        }
        catch (ArticleRejectedException rejected)
        {
            return await RejectPartAsync(part, rejected.Reason, file, row, cancellationToken);
        }

        if (part.Item is not null && known is not null)
        {
            await CloseByFileAsync(part, cancellationToken);
        }

        return true;
    }

    /// <summary>
    /// A version that is held out may have been written by a run that did not know of the kill yet, and died: what it left is taken back.
    /// </summary>
    private async Task TakeBackAsync(LedgerEntry row, VersionVerdict verdict, CancellationToken cancellationToken)
    {
        if (row.IsToBeWithdrawn
            || (verdict == VersionVerdict.Killed && await documents.FindETagAsync(row.Id, cancellationToken) is not null))
        {
            await withdrawals.SendAsync(
                new WithdrawalRequest(row.Name, row.Id, TraceParent: Activity.Current?.Id), TimeSpan.Zero, cancellationToken);
        }
    }

    /// <summary>
    /// Rejects a part. What cannot be read of an item that another file carries says nothing of that one: it is on record by its file. A
    /// kill is of the item, and so is its end; the notice of a kill whose own item nobody knows names none.
    /// </summary>
    private async Task<bool> RejectPartAsync(
        FilePart part, RejectionReason reason, DroppedFile file, LedgerEntry? row, CancellationToken cancellationToken)
    {
        var isKilled = part.Item is not null && reason.Code == RejectionCodes.Killed && (part.Version!.IsKill || row?.Item is not null);
        if (part.Item is null || isKilled || row?.Name == file.Name || (reason.Code == Expired && row is not null))
        {
            var origin = new ArticleOrigin(part.Id, file.Name, part.Source.Part, part.Item);
            if (!await RejectAsync(origin, reason, part.Revision, file.ETag, row, isKilled, cancellationToken))
            {
                return false;
            }

            if (part.Item is not null)
            {
                await CloseByFileAsync(part, cancellationToken);
            }

            return true;
        }

        var byFile = new ArticleOrigin(part.IdByFile, file.Name, part.Source.Part);
        await parts.AddAsync(ArticleId.FromName(file.Name), byFile.Id, cancellationToken);
        var known = await ledger.FindAsync(byFile.Id, cancellationToken);
        return await RejectAsync(byFile, reason, part.Revision, file.ETag, known, isKilled: false, cancellationToken);
    }

    /// <summary>
    /// Whether a part that has not changed needs no work. After a withdrawal, or a rejection, of its file one may still be at it: touching
    /// the row decides who was first. An item that came in another file before is carried by this one from now on.
    /// </summary>
    private async Task<bool> StandsAsync(
        LedgerEntry row, FilePart part, DroppedFile file, LedgerEntry? known, CancellationToken cancellationToken)
    {
        if (row.Name != file.Name)
        {
            var origin = new ArticleOrigin(part.Id, file.Name, part.Source.Part, part.Item);
            return (await ledger.UpdateAsync(
                part.Id, row, entry => entry.Carried(row, origin, file.ETag), cancellationToken))?.Name == file.Name;
        }

        if (known is not { Stage: ArticleStage.Withdrawn or ArticleStage.Rejected })
        {
            return true;
        }

        var touched = await ledger.UpdateAsync(part.Id, row, entry => entry.SeenAgain(row, file.ETag), cancellationToken);
        return touched?.SourceETag == file.ETag;
    }

    /// <summary>
    /// Closes the row that an item had by its file, when it could not be read there, or was made before items had ids of their own.
    /// </summary>
    private async Task CloseByFileAsync(FilePart part, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(part.IdByFile, cancellationToken) is { Stage: not ArticleStage.Withdrawn } row)
        {
            var closed = await ledger.UpdateAsync(
                row.Id, row, entry => entry.Withdrawn(row, KnownByItem, time.GetUtcNow()), cancellationToken);
            await RequestWithdrawalAsync(closed, cancellationToken);
        }
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
        SourceDocument source, ItemVersion? item, FileExtraction extraction, Revision revision, string sourceETag, LedgerEntry? known,
        List<string> stale, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var extracted = extraction.CleanEmbargoed(source, cancellationToken);
        if (source.Wire?.ExpiresAt is { } end && end <= now)
        {
            throw new ArticleRejectedException(Expired, ExpiredItem.ReasonOf(end).Message);
        }

        var article = CleanedArticle.From(extracted, version) with
        {
            Item = item,
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
        ArticleOrigin origin, RejectionReason reason, Revision revision, string sourceETag, LedgerEntry? known, bool isKilled,
        CancellationToken cancellationToken)
    {
        LogRejected(origin.Id, reason.Code);
        var run = new CleaningRun(sourceETag, version.Value, time.GetUtcNow());
        var row = await ledger.UpdateAsync(
            origin.Id, known, entry => entry.RejectedByCleaning(known, origin, revision, reason, run, isKilled), cancellationToken);
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
