using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>
/// Cleans a range of a crawl archive. Every message may come twice, and every run may die: the range says how far it is, and the articles
/// are written as those of any file. A long range is left to a further message in time, and all of them while the stages behind have much
/// to do, so that new drops do not wait for a crawl.
/// </summary>
public sealed partial class ExpansionStep(
    IInboxReader inbox,
    RangePlanner planner,
    RangeCleaner cleaner,
    ArchiveCompletion completion,
    CleaningStep cleaning,
    IArchiveRanges ranges,
    IExpansionQueue queue,
    WithdrawalRequests withdrawals,
    ILedger ledger,
    IBacklog backlog,
    StageRunner runner,
    TimeProvider time,
    ILogger<ExpansionStep> logger) : IDisposable
{
    /// <summary>The function's name.</summary>
    internal const string Stage = "ExpandArchive";

    private const int MaxRanges = 2;

    // A host ends a function after ten minutes, and the pages up to a checkpoint may take six, if each takes the longest time.
    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StandBack = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RowWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turns = new(MaxRanges);

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    /// <summary>Cleans the range, or what is left of it.</summary>
    /// <param name="request">The message.</param>
    /// <param name="cancellationToken">Cancels the operation; the host tries again later.</param>
    public Task RunAsync(ExpansionRequest request, CancellationToken cancellationToken) => runner.RunAsync(
        Stage, ArticleId.FromName(request.Name), name: null, token => LookAsync(request, token), cancellationToken, StorageNames.ToExpand,
        request.TraceParent);

    private async Task LookAsync(ExpansionRequest request, CancellationToken cancellationToken)
    {
        var id = ArticleId.FromName(request.Name);
        var row = await ledger.FindAsync(id, cancellationToken);
        if (!row.IsExpandingIn(request.Run))
        {
            if (request is { Range: 0, Attempt: 0 })
            {
                // The message is sent before the row is written.
                await queue.SendAsync(request with { Attempt = 1 }, RowWait, cancellationToken);
            }

            // The run may have ended while a process that has died was cleaning this range.
            await LeaveAsync(id, request, cancellationToken);
            return;
        }

        if (await backlog.IsDeepAsync(cancellationToken) || !await _turns.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            await queue.SendAsync(request, StandBack, cancellationToken);
            return;
        }

        var stale = new List<LedgerEntry>();
        try
        {
            await ExpandAsync(request, row!, stale, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The archive was removed or written over while it was read. A row that is about another file must not fail for that.
            if (await inbox.FindETagAsync(request.Name, cancellationToken) == row!.SourceETag)
            {
                throw;
            }

            LogGone(exception, id);
            await LeaveAsync(id, request, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }

        foreach (var other in stale)
        {
            await cleaning.RepeatAsync(other, cancellationToken);
        }
    }

    private async Task ExpandAsync(
        ExpansionRequest request, LedgerEntry row, List<LedgerEntry> stale, CancellationToken cancellationToken)
    {
        await using var file = await inbox.OpenVersionAsync(request.Name, row.SourceETag!, cancellationToken);
        if (file is null)
        {
            await LeaveAsync(row.Id, request, cancellationToken);
            return;
        }

        try
        {
            var stored = await ranges.FindAsync(row.Id, row.Revision, request.Range, cancellationToken)
                ?? await planner.PlanAsync(request, row, file, cancellationToken);
            if (stored is { Range.IsDone: false })
            {
                await CleanAsync(stored, request, row, file, stale, cancellationToken);
            }
        }
        catch (WebArchiveLimitException exception)
        {
            await completion.RejectAsync(
                row, new RejectionReason(RejectionCodes.ArchiveTooLarge, exception.Message), cancellationToken);
            return;
        }

        await completion.ReportAsync(row, cancellationToken);
        await LeaveAsync(row.Id, request, cancellationToken);
    }

    private async Task CleanAsync(
        StoredRange stored, ExpansionRequest request, LedgerEntry row, DroppedFile file, List<LedgerEntry> stale,
        CancellationToken cancellationToken)
    {
        var (started, reported) = (time.GetTimestamp(), time.GetTimestamp());
        using var reading = cleaner.Open(stored, file);
        while (await cleaner.CleanAsync(reading, file, row, stale, cancellationToken) is { Range.IsDone: false }
            && (await ledger.FindAsync(row.Id, cancellationToken)).IsExpandingIn(row.Revision))
        {
            if (time.GetElapsedTime(started) > MaxTime || await backlog.IsDeepAsync(cancellationToken))
            {
                LogLeft(row.Id, request.Range);
                await queue.SendAsync(request, TimeSpan.Zero, cancellationToken);
                return;
            }

            if (time.GetElapsedTime(reported) > ReportInterval)
            {
                reported = time.GetTimestamp();
                await completion.ReportAsync(row, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Checks again after articles were written: the withdrawal of an archive that was removed, or rejected, may have run before they had
    /// rows.
    /// </summary>
    private async Task LeaveAsync(ArticleId id, ExpansionRequest request, CancellationToken cancellationToken)
    {
        if (await inbox.FindETagAsync(request.Name, cancellationToken) is null)
        {
            await withdrawals.RequestAsync(request.Name, cancellationToken);
            return;
        }

        if (await ledger.FindAsync(id, cancellationToken) is { Stage: ArticleStage.Rejected } rejected && rejected.Revision == request.Run)
        {
            var row = await ledger.UpdateAsync(id, rejected, entry => entry.LeftBehind(request.Run), cancellationToken);
            await withdrawals.RequestAsync(row, cancellationToken);
        }
    }

    [LoggerMessage(
        EventId = 19, Level = LogLevel.Information, Message = "Archive {ArticleId} was removed or written over while it was read.")]
    private partial void LogGone(Exception exception, ArticleId articleId);

    [LoggerMessage(EventId = 18, Level = LogLevel.Debug, Message = "Range {Range} of archive {ArticleId} is left to a further message.")]
    private partial void LogLeft(ArticleId articleId, int range);
}
