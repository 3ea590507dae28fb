using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Search;

namespace Pipeline.Local.Hosting;

/// <summary>
/// Keeps the index's file whole while the host runs: one that is damaged is moved aside, and one that lacks articles (a new one, in place
/// of what was damaged or deleted) is filled from the enriched documents. The start looks quickly; every page is read once, a while after
/// it.
/// </summary>
internal sealed partial class IndexKeeper(
    ISearchIndexProvisioner index, IndexMaintenance maintenance, TimeProvider time, ILogger<IndexKeeper> logger) : BackgroundService
{
    /// <summary>How often the file is looked at quickly.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>When every page is read: after what a start has to do at once.</summary>
    public static readonly TimeSpan CloseLookAfter = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    /// <remarks>A file that is somebody else's, or a newer version's, ends the start: nothing that the host did could be found.</remarks>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(IndexCheck.Quick, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = time.GetTimestamp();
        for (var isRead = false; ;)
        {
            try
            {
                var isDue = !isRead && time.GetElapsedTime(started) >= CloseLookAfter;
                await LookAsync(isDue ? IndexCheck.Pages : IndexCheck.Quick, stoppingToken);
                isRead |= isDue;
                await FillAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }

            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    private async Task LookAsync(IndexCheck check, CancellationToken cancellationToken)
    {
        if (await index.FindDamageAsync(check, cancellationToken) is not { } damage)
        {
            return;
        }

        if (await maintenance.MoveDamagedAsync(cancellationToken) is { } moved)
        {
            LogMoved(damage, moved);
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if ((await index.FindFillAsync(cancellationToken)).IsComplete)
        {
            return;
        }

        var result = await maintenance.RebuildAsync(restart: false, _ => { }, cancellationToken);
        if (result.Written > 0 || result.UnreadableCount > 0)
        {
            LogFilled(result.Written, result.UnreadableCount);
        }

        foreach (var document in result.Unreadable)
        {
            LogUnreadable(document.Reason);
        }
    }

    [LoggerMessage(
        EventId = 58, Level = LogLevel.Error, Message =
            "The search index is damaged ({Damage}). Its file was moved to {Path}; a new one is filled from the stored articles.")]
    private partial void LogMoved(string damage, string path);

    [LoggerMessage(
        EventId = 59, Level = LogLevel.Warning, Message =
            "The search index was filled from the stored articles: {Written} written, {Unreadable} could not be read.")]
    private partial void LogFilled(long written, long unreadable);

    [LoggerMessage(EventId = 62, Level = LogLevel.Warning, Message = "Left out of the search index: {Reason}")]
    private partial void LogUnreadable(string reason);

    [LoggerMessage(EventId = 63, Level = LogLevel.Warning, Message = "The search index could not be looked after; trying again.")]
    private partial void LogFailed(Exception exception);
}
