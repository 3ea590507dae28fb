using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Reprocessing.Finders;

namespace Pipeline.Articles.Reprocessing;

/// <summary>
/// The scheduled round: it reprocesses articles that failed, are stuck, were never seen or were made by an older version, from the earliest
/// stage that needs it. It only finds and sends; the work is done message by message (<see cref="ReprocessArticleStep"/>). Safe to run
/// twice: a stage that has nothing to do does nothing.
/// </summary>
public sealed partial class ReprocessingStep
{
    private readonly ReprocessingFinder _finder;
    private readonly LossFinder _losses;
    private readonly IndexFinder? _index;
    private readonly OrphanFinder _orphans;
    private readonly GuardedFindings _removals;
    private readonly IReprocessingQueue _queue;
    private readonly ICheckpointStore _checkpoints;
    private readonly ReprocessingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal ReprocessingStep(
        ReprocessingFinder finder,
        LossFinder losses,
        OrphanFinder orphans,
        GuardedFindings removals,
        IndexFinder? index,
        IReprocessingQueue queue,
        ICheckpointStore checkpoints,
        IOptions<ReprocessingOptions> options,
        TimeProvider time,
        ILogger<ReprocessingStep> logger) =>
        (_finder, _losses, _orphans, _removals, _index, _queue, _checkpoints, _options, _time, _logger) =
            (finder, losses, orphans, removals, index, queue, checkpoints, options.Value, time, logger);

    /// <summary>Searches once, and sends the findings up to the limit; the next run does the rest.</summary>
    /// <param name="selection">The selection; <see cref="ReprocessingSelection.Schedule"/> continues from the checkpoint.</param>
    /// <param name="cancellationToken">Stops between two batches; the next run goes on.</param>
    public async Task<ReprocessingReport> RunAsync(ReprocessingSelection selection, CancellationToken cancellationToken)
    {
        var stored = selection.IsScheduled
            ? await _checkpoints.ReadAsync(cancellationToken)
            : new StoredCheckpoint(new ReprocessingCheckpoint(), null);
        var run = new ReprocessingRun(_queue, _checkpoints, _options, selection, stored, Activity.Current?.Id);
        var archives = _finder.BeginArchives();
        var started = _time.GetTimestamp();
        var left = selection.Limit ?? _options.MaxArticles;
        foreach (var (cause, search, rewind) in Searches(selection))
        {
            // Urgent causes come first, but none may use up the run: each gets half of the remaining limit, and stale articles get the
            // rest.
            var share = cause is ReprocessingCause.Stale or ReprocessingCause.Asked || !selection.IsScheduled ? left : (left + 1) / 2;
            var before = run.Report.Sent;
            var complete = true;
            var looked = 0;
            await foreach (var finding in search(run.Checkpoint, cancellationToken))
            {
                if (run.Report.Sent - before == share || run.Report.Overtaken || looked == MaxLooked(cause)
                    || _time.GetElapsedTime(started) > _options.MaxDuration)
                {
                    complete = false;
                    break;
                }

                looked++;
                await run.AddAsync(await archives.FoldAsync(Filtered(finding, selection), cancellationToken), cancellationToken);
            }

            if (complete)
            {
                run.Complete(rewind);
            }
            else
            {
                run.Stop();
            }

            left -= run.Report.Sent - before;
        }

        var report = await run.EndAsync(cancellationToken);
        if (report.DryRun)
        {
            LogPreview(
                report.Sent, report.Failed, report.Stuck, report.Unseen, report.Stale, report.Lost, report.Misindexed, report.Held,
                report.HasMore);
        }
        else
        {
            LogRun(report.Sent, report.Failed, report.Stuck, report.Unseen, report.Stale, report.Lost, report.Misindexed, report.Held,
                report.HasMore);
        }

        return report;
    }

    private static Finding Filtered(Finding finding, ReprocessingSelection selection) =>
        selection.IsScheduled || selection.Matches(finding) ? finding : finding with { Request = null };

    /// <summary>How many articles a search may check in one run.</summary>
    private int MaxLooked(ReprocessingCause cause) => cause switch
    {
        ReprocessingCause.Removed => _options.MaxFilesLooked,
        ReprocessingCause.Misindexed => _options.MaxIndexCompared,
        _ => int.MaxValue,
    };

    private IEnumerable<Search> Searches(ReprocessingSelection selection)
    {
        Search[] searches =
        [
            new(ReprocessingCause.Failed, (from, token) => _finder.FailedAsync(from, all: !selection.IsScheduled, token),
                passed => passed with { Failed = null }),
            new(ReprocessingCause.Stuck, _finder.StuckAsync, passed => passed with { Stuck = null }),
            // Before the search for never-seen files, which moves the time that divides the two.
            new(ReprocessingCause.Lost, (from, token) => _losses.RowsAsync(from, all: !selection.IsScheduled, token), passed => passed),
            new(ReprocessingCause.Unseen, _finder.UnseenAsync, passed => passed),
            new(ReprocessingCause.Removed, Guarded(_finder.RemovedAsync, selection), passed => passed with { Removed = null }),
            new(ReprocessingCause.Removed, Guarded(_orphans.DocumentsAsync, selection), passed => passed with { Orphans = null }),
            new(ReprocessingCause.Lost, _losses.DocumentsAsync, passed => passed with { LostDocuments = null }),
            .. IndexSearches(),
            new(ReprocessingCause.Stale, _finder.StaleAsync, passed => passed with { Stale = null, Versions = null }),
            new(ReprocessingCause.Asked, (_, token) => _finder.AskedAsync(token), passed => passed),
        ];
        return searches.Where(search => selection.Wanted.HasFlag(search.Cause));
    }

    private Func<ReprocessingCheckpoint, CancellationToken, IAsyncEnumerable<Finding>> Guarded(
        Func<ReprocessingCheckpoint, CancellationToken, IAsyncEnumerable<Finding>> find, ReprocessingSelection selection) =>
        (from, token) => _removals.CheckAsync(find(from, token), selection.DryRun, token);

    private IEnumerable<Search> IndexSearches() =>
        _index is null ? [] : [new(ReprocessingCause.Misindexed, _index.MisindexedAsync, passed => passed with { Index = null })];

    [LoggerMessage(
        EventId = 40,
        Level = LogLevel.Information,
        Message = "Re-processing: {Sent} articles sent "
            + "({Failed} failed, {Stuck} stuck, {Unseen} never seen, {Stale} stale, {Lost} lost, {Misindexed} wrong in the index; {Held} "
            + "gone and held); more to "
                + "do: {HasMore}.")]
    private partial void LogRun(int sent, int failed, int stuck, int unseen, int stale, int lost, int misindexed, int held, bool hasMore);

    [LoggerMessage(
        EventId = 43,
        Level = LogLevel.Information,
        Message = "Re-processing preview (dry run): nothing was sent; {Sent} articles would be "
            + "({Failed} failed, {Stuck} stuck, {Unseen} never seen, {Stale} stale, {Lost} lost, {Misindexed} wrong in the index; {Held} "
            + "gone and held); more to "
                + "do: {HasMore}.")]
    private partial void LogPreview(
        int sent, int failed, int stuck, int unseen, int stale, int lost, int misindexed, int held, bool hasMore);

    private sealed record Search(
        ReprocessingCause Cause,
        Func<ReprocessingCheckpoint, CancellationToken, IAsyncEnumerable<Finding>> Find,
        Func<ReprocessingCheckpoint, ReprocessingCheckpoint> Rewind);
}
