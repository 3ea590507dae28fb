using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Articles;
using Pipeline.Functions.Triggers;
using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>
/// Finds dropped files within a fraction of a second: lists the drop zone and calls the trigger function for each blob version not
/// seen yet, as the Functions runtime's admin endpoint does. The WebJobs scan, every ten seconds, stays as the safety net; whichever
/// comes second finds the revision in the ledger and does nothing. A file that is no longer listed was removed, which no blob trigger tells of: it asks
/// for its withdrawal, as Event Grid does in Azure.
/// </summary>
internal sealed partial class DropZoneWatcher(IJobHost host, IInbox inbox, IWithdrawalQueue withdrawals, TimeProvider time, ILogger<DropZoneWatcher> logger) : BackgroundService
{
    private const int MaxTries = 5;

    // What host.json's blob extension allows by default: eight calls at once a core.
    private static readonly int Parallelism = 8 * Environment.ProcessorCount;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var dropped = Channel.CreateUnbounded<InboxFile>(new UnboundedChannelOptions { SingleWriter = true });
        await Task.WhenAll([WatchAsync(dropped.Writer, stoppingToken), .. Enumerable.Range(0, Parallelism).Select(_ => CleanAsync(dropped.Reader, stoppingToken))]);
    }

    private async Task WatchAsync(ChannelWriter<InboxFile> dropped, CancellationToken cancellationToken)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                var gone = new HashSet<string>(seen.Keys, StringComparer.Ordinal);
                await foreach (var file in inbox.ListAsync(cancellationToken))
                {
                    gone.Remove(file.Name);
                    if (!seen.TryGetValue(file.Name, out var etag) || etag != file.ETag)
                    {
                        seen[file.Name] = file.ETag;
                        dropped.TryWrite(file);
                    }
                }

                foreach (var name in gone)
                {
                    await withdrawals.SendAsync(new WithdrawalRequest(name), TimeSpan.Zero, cancellationToken);
                    seen.Remove(name);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogListingFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task CleanAsync(ChannelReader<InboxFile> dropped, CancellationToken cancellationToken)
    {
        await foreach (var file in dropped.ReadAllAsync(cancellationToken))
        {
            // The reason of a failure is in the ledger; what fails each time is found again by the scan and by re-processing.
            for (var attempt = 1; attempt <= MaxTries && !await TryCallAsync(file, attempt); attempt++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 << attempt), time, cancellationToken);
            }
        }
    }

    private async Task<bool> TryCallAsync(InboxFile file, int attempt)
    {
        try
        {
            // Not cancelled when the host stops: a call is short, and half of it would have to be done again.
            await host.CallAsync(nameof(CleanArticle), new Dictionary<string, object> { ["blob"] = $"{StorageNames.Inbox}/{file.Name}" }, CancellationToken.None);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogCallFailed(exception, ArticleId.FromName(file.Name), attempt);
            return false;
        }
    }

    [LoggerMessage(EventId = 50, Level = LogLevel.Warning, Message = "The drop zone could not be listed; trying again.")]
    private partial void LogListingFailed(Exception exception);

    [LoggerMessage(EventId = 51, Level = LogLevel.Warning, Message = "CleanArticle failed on {ArticleId}, attempt {Attempt}.")]
    private partial void LogCallFailed(Exception exception, ArticleId articleId, int attempt);
}
