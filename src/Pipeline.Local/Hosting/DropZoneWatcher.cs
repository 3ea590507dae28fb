using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Articles;
using Pipeline.Functions.Triggers;
using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>
/// Finds dropped files within a fraction of a second: lists the drop zone and calls the trigger function for each blob version not
/// seen yet, as the Functions runtime's admin endpoint does. The WebJobs scan, every ten seconds, stays as the safety net; whichever
/// comes second finds the revision in the ledger and does nothing.
/// </summary>
internal sealed partial class DropZoneWatcher(IJobHost host, IInbox inbox, TimeProvider time, ILogger<DropZoneWatcher> logger) : BackgroundService
{
    private const int MaxTries = 5;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly ParallelOptions Parallelism = new() { MaxDegreeOfParallelism = 8 * Environment.ProcessorCount };

    private readonly Dictionary<string, string> _seen = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogListingFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var dropped = new List<InboxFile>();
        await foreach (var file in inbox.ListAsync(cancellationToken))
        {
            if (!_seen.TryGetValue(file.Name, out var seen) || seen != file.ETag)
            {
                dropped.Add(file);
            }
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(dropped, options, async (file, token) => await CleanAsync(file, token));
        foreach (var file in dropped)
        {
            _seen[file.Name] = file.ETag;
        }
    }

    private async Task CleanAsync(InboxFile file, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxTries; attempt++)
        {
            try
            {
                // A call under way is let finish when the host stops: it is short, and half of it would have to be done again.
                await host.CallAsync(
                    nameof(CleanArticle), new Dictionary<string, object> { ["blob"] = $"{StorageNames.Inbox}/{file.Name}" }, CancellationToken.None);
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The reason is in the ledger already; what still fails after this is found by the scan and by re-processing.
                LogCallFailed(exception, ArticleId.FromName(file.Name), attempt);
                await Task.Delay(TimeSpan.FromMilliseconds(100 << attempt), time, cancellationToken);
            }
        }
    }

    [LoggerMessage(EventId = 50, Level = LogLevel.Warning, Message = "The drop zone could not be listed; trying again.")]
    private partial void LogListingFailed(Exception exception);

    [LoggerMessage(EventId = 51, Level = LogLevel.Warning, Message = "CleanArticle failed on {ArticleId}, attempt {Attempt}.")]
    private partial void LogCallFailed(Exception exception, ArticleId articleId, int attempt);
}
