using Microsoft.Extensions.Logging;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>
/// Cleans a range of a crawl archive. Every message may come twice, and every run may die: the range says how far it is, and the articles
/// are written as those of any file. A long range is left to a further message in time, and all of them while the stages behind have much
/// to do, so that new drops do not wait for a crawl.
/// </summary>
public sealed partial class ExpansionStep : IDisposable
{
    /// <summary>The function's name.</summary>
    internal const string Stage = "ExpandArchive";

    private const int MaxRanges = 2;

    // A host ends a function after ten minutes at the latest, and one page may take one.
    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan StandBack = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RowWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(2);

    private readonly IInboxReader _inbox;
    private readonly RangePlanner _planner;
    private readonly RangeCleaner _cleaner;
    private readonly ArchiveCompletion _completion;
    private readonly CleaningStep _cleaning;
    private readonly IArchiveRanges _ranges;
    private readonly IExpansionQueue _queue;
    private readonly WithdrawalRequests _withdrawals;
    private readonly ILedger _ledger;
    private readonly Backlog _backlog;
    private readonly StageRunner _runner;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _turns = new(MaxRanges);

    internal ExpansionStep(
        IInboxReader inbox,
        RangePlanner planner,
        RangeCleaner cleaner,
        ArchiveCompletion completion,
        CleaningStep cleaning,
        IArchiveRanges ranges,
        IExpansionQueue queue,
        WithdrawalRequests withdrawals,
        ILedger ledger,
        Backlog backlog,
        StageRunner runner,
        TimeProvider time,
        ILogger<ExpansionStep> logger)
    {
        (_inbox, _planner, _cleaner, _completion, _cleaning, _ranges, _queue, _withdrawals, _ledger, _backlog, _runner, _time, _logger) =
            (inbox, planner, cleaner, completion, cleaning, ranges, queue, withdrawals, ledger, backlog, runner, time, logger);
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    /// <summary>Cleans the range, or what is left of it.</summary>
    /// <param name="request">The message.</param>
    /// <param name="cancellationToken">Cancels the operation; the host tries again later.</param>
    public Task RunAsync(ExpansionRequest request, CancellationToken cancellationToken) => _runner.RunAsync(
        Stage, ArticleId.FromName(request.Name), name: null, token => LookAsync(request, token), cancellationToken, StorageNames.ToExpand,
        request.TraceParent);

    private async Task LookAsync(ExpansionRequest request, CancellationToken cancellationToken)
    {
        var id = ArticleId.FromName(request.Name);
        var row = await _ledger.FindAsync(id, cancellationToken);
        if (!row.IsExpandingIn(request.Run))
        {
            if (request is { Range: 0, Attempt: 0 })
            {
                // The message is sent before the row is written.
                await _queue.SendAsync(request with { Attempt = 1 }, RowWait, cancellationToken);
            }

            return;
        }

        if (await _backlog.IsDeepAsync(cancellationToken) || !await _turns.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            await _queue.SendAsync(request, StandBack, cancellationToken);
            return;
        }

        var stale = new List<LedgerEntry>();
        try
        {
            await ExpandAsync(request, row!, stale, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }

        foreach (var other in stale)
        {
            await _cleaning.RepeatAsync(other, cancellationToken);
        }
    }

    private async Task ExpandAsync(
        ExpansionRequest request, LedgerEntry row, List<LedgerEntry> stale, CancellationToken cancellationToken)
    {
        await using var file = await _inbox.OpenVersionAsync(request.Name, row.SourceETag!, cancellationToken);
        if (file is null)
        {
            await LeaveAsync(row, cancellationToken);
            return;
        }

        try
        {
            var stored = await _ranges.FindAsync(row.Id, row.Revision, request.Range, cancellationToken)
                ?? await _planner.PlanAsync(request, row, file, cancellationToken);
            if (stored is { Range.IsDone: false })
            {
                await CleanAsync(stored, request, row, file, stale, cancellationToken);
            }
        }
        catch (WebArchiveLimitException exception)
        {
            await _completion.RejectAsync(
                row, new RejectionReason(RejectionCodes.ArchiveTooLarge, exception.Message), cancellationToken);
            return;
        }

        await _completion.ReportAsync(row, cancellationToken);
        await LeaveAsync(row, cancellationToken);
    }

    private async Task CleanAsync(
        StoredRange stored, ExpansionRequest request, LedgerEntry row, DroppedFile file, List<LedgerEntry> stale,
        CancellationToken cancellationToken)
    {
        var (started, reported) = (_time.GetTimestamp(), _time.GetTimestamp());
        using var reading = _cleaner.Open(stored, file);
        while (await _cleaner.CleanAsync(reading, file, row, stale, cancellationToken) is { Range.IsDone: false })
        {
            if (_time.GetElapsedTime(started) > MaxTime || await _backlog.IsDeepAsync(cancellationToken))
            {
                LogLeft(row.Id, request.Range);
                await _queue.SendAsync(request, TimeSpan.Zero, cancellationToken);
                return;
            }

            if (_time.GetElapsedTime(reported) > ReportInterval)
            {
                reported = _time.GetTimestamp();
                await _completion.ReportAsync(row, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Checks again after articles were written: the withdrawal of an archive that was removed may have run before they had rows.
    /// </summary>
    private async Task LeaveAsync(LedgerEntry row, CancellationToken cancellationToken)
    {
        if (await _inbox.FindETagAsync(row.Name, cancellationToken) is null)
        {
            await _withdrawals.RequestAsync(row.Name, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 16, Level = LogLevel.Debug, Message = "Range {Range} of archive {ArticleId} is left to a further message.")]
    private partial void LogLeft(ArticleId articleId, int range);
}
