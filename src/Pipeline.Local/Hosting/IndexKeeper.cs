using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Search;

namespace Pipeline.Local.Hosting;

/// <summary>
/// Maintains the index's file while the host runs. A damaged file is moved aside, and an incomplete one (a new file that replaces a damaged
/// or deleted one) is filled from the enriched documents. Every page is read once: during the host's start if the file is small, else right
/// after it; until then the health says so.
/// </summary>
internal sealed partial class IndexKeeper(
    ISearchIndexProvisioner index, IndexMaintenance maintenance, IOptions<SearchOptions> options, TimeProvider time,
    ILogger<IndexKeeper> logger) : BackgroundService
{
    /// <summary>The interval of the quick check.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // A file of this size is read within half a second; no start waits longer for it.
    private const long SmallFile = 64_000_000;

    private volatile bool _isRead;

    /// <summary>Whether every page has been read since the start.</summary>
    public bool IsRead => _isRead;

    /// <inheritdoc/>
    /// <remarks>
    /// A foreign file, or one of a newer version, ends the start, because nothing that the host published could be found.
    /// </remarks>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var isSmall = options.Value.Path is not { } path || new FileInfo(path) is not { Exists: true, Length: > SmallFile };
        await LookAsync(isSmall ? IndexCheck.Pages : IndexCheck.Quick, cancellationToken);
        _isRead = isSmall;
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await LookAsync(_isRead ? IndexCheck.Quick : IndexCheck.Pages, stoppingToken);
                _isRead = true;
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
            "The search index is damaged ({Damage}). Its file was moved to {Path}; a new one is being filled from the stored articles.")]
    private partial void LogMoved(string damage, string path);

    [LoggerMessage(
        EventId = 59, Level = LogLevel.Warning, Message =
            "The search index was filled from the stored articles: {Written} written, {Unreadable} could not be read.")]
    private partial void LogFilled(long written, long unreadable);

    [LoggerMessage(EventId = 62, Level = LogLevel.Warning, Message = "Left out of the search index: {Reason}")]
    private partial void LogUnreadable(string reason);

    [LoggerMessage(EventId = 63, Level = LogLevel.Warning, Message = "The search index could not be maintained; trying again.")]
    private partial void LogFailed(Exception exception);
}
