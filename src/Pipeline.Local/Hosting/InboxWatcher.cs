using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Removals;
using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>
/// The local replacement for Event Grid: lists the inbox and starts the first stage for each new version of a file. A file that is no
/// longer listed was removed: its withdrawal is requested until the ledger confirms it. The WebJobs SDK's own blob trigger checks every ten
/// seconds, and costs three and a half more requests per article. A failing file is retried after growing waits while it is in the inbox;
/// the ledger has the reason meanwhile.
/// </summary>
internal sealed partial class InboxWatcher(
    CleaningStep step, IInbox inbox, DropQueue drops, RemovedFiles removed, LedgerComparison comparison, HeldRemovalOperations held,
    StorageProvisioner provisioner, StorageRestarts restarts, DropReports reports, TimeProvider time, ILogger<InboxWatcher> logger)
    : BackgroundService
{
    // The default of host.json's blob extension: eight concurrent calls per core.
    private static readonly int Parallelism = 8 * Environment.ProcessorCount;

    // Files that wait while larger ones are read, in addition to those in progress. Each holds a connection.
    private const int MaxWaiting = 100;

    // Part of the host's 20 seconds for stopping: files that are still being read are left to the next start.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(2);

    // New drops come before missed ones.
    private static readonly TimeSpan ComparisonDelay = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ReviewInterval = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource _isListed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _restarts;
    private long? _reviewed;

    private readonly ConcurrentDictionary<Task, Drop> _waiting = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ending = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var registration = stoppingToken.Register(() => ending.CancelAfter(Grace));
        try
        {
            var cleaning = Enumerable.Range(0, Parallelism).Select(_ => CleanAsync(ending.Token, stoppingToken));
            await Task.WhenAll([WatchAsync(stoppingToken), TakeReportsAsync(stoppingToken), CompareAsync(stoppingToken), .. cleaning]);
        }
        finally
        {
            await Task.WhenAll(_waiting.Keys);
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var started = time.GetTimestamp();
            var reported = (reports.Dropped, reports.Removed);
            var foundDrops = false;
            try
            {
                foundDrops = await ListAsync(cancellationToken);
                await removed.TellAsync(cancellationToken);
                await ReviewAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogListingFailed(exception);
            }

            await PauseAsync(time.GetElapsedTime(started), foundDrops, reported, cancellationToken);
        }
    }

    /// <summary>Takes the files that the emulator tells of. The listing finds what it does not tell.</summary>
    private async Task TakeReportsAsync(CancellationToken cancellationToken)
    {
        await foreach (var (name, etag) in reports.TakeAsync(cancellationToken))
        {
            drops.Offer(new InboxFile(name, etag, Length: 0, time.GetUtcNow()));
        }
    }

    /// <summary>Settles held removals whose files are back.</summary>
    private async Task ReviewAsync(CancellationToken cancellationToken)
    {
        if (_reviewed is { } last && time.GetElapsedTime(last) < ReviewInterval)
        {
            return;
        }

        _reviewed = time.GetTimestamp();
        await held.ReviewAsync(drops.Knows, cancellationToken);
    }

    private async Task PauseAsync(
        TimeSpan listing, bool foundDrops, (int Dropped, int Removed) reported, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (Left() is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left < ListingPace.MinPause ? left : ListingPace.MinPause, time, cancellationToken);
        }

        TimeSpan Left()
        {
            // Which files were removed, only a listing tells for certain.
            var isRemoved = reports.Removed != reported.Removed;
            var isAtWork = !isRemoved && (drops.Waiting > Parallelism || reports.Dropped != reported.Dropped);
            return ListingPace.PauseAfter(listing, foundDrops || isRemoved, isAtWork) - time.GetElapsedTime(started);
        }
    }

    /// <returns>Whether there is a new file, or a new version of one.</returns>
    private async Task<bool> ListAsync(CancellationToken cancellationToken)
    {
        var isFirst = !_isListed.Task.IsCompleted;
        if (restarts.Count is var count && count != _restarts)
        {
            // The storage may have lost its containers, queues and tables, or the articles of a file that it has kept.
            await provisioner.EnsureCreatedAsync(cancellationToken);
            drops.Reset();
            (_restarts, isFirst) = (count, true);
        }

        drops.BeginListing();
        var foundDrops = false;
        await foreach (var file in inbox.ListAsync(cancellationToken))
        {
            foundDrops |= drops.Offer(file, isOld: isFirst);
        }

        removed.Add(drops.EndListing());

        _isListed.TrySetResult();
        return foundDrops;
    }

    /// <summary>Compares the ledger with the inbox after the start, and whenever the storage has lost data.</summary>
    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        await _isListed.Task.WaitAsync(cancellationToken);
        for (var compared = -1; ; await Task.Delay(ComparisonDelay, time, cancellationToken))
        {
            var count = Volatile.Read(ref _restarts);
            if (compared == count)
            {
                continue;
            }

            try
            {
                await Task.Delay(ComparisonDelay, time, cancellationToken);
                await comparison.RunAsync(isAfterRestart: count > 0, cancellationToken);
                compared = count;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogComparisonFailed(exception);
            }
        }
    }

    private async Task CleanAsync(CancellationToken endingToken, CancellationToken stoppingToken)
    {
        while (true)
        {
            var drop = await drops.TakeAsync(stoppingToken);
            var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var run = CleanAsync(drop, () => waits.TrySetResult(), endingToken, stoppingToken);
            if (await Task.WhenAny(run, waits.Task) == run)
            {
                continue;
            }

            // This large file waits for other large ones; the next file may be small.
            _waiting[run] = drop;
            _ = run.ContinueWith(task => _waiting.TryRemove(task, out _), TaskScheduler.Default);
            if (_waiting.Count > MaxWaiting)
            {
                await run;
            }
        }
    }

    private async Task CleanAsync(Drop drop, Action onWait, CancellationToken endingToken, CancellationToken stoppingToken)
    {
        try
        {
            // Not cancelled at once when the host stops: a call is usually short, and would have to be repeated.
            await step.RunAsync(drop.File.Name, onWait, endingToken);
        }
        catch (OperationCanceledException) when (endingToken.IsCancellationRequested)
        {
            // The next start finds the file again.
        }
        catch (Exception exception)
        {
            LogCallFailed(exception, ArticleId.FromName(drop.File.Name), drop.Attempt);
            _ = RetryAsync(drop, stoppingToken);
        }
    }

    private async Task RetryAsync(Drop drop, CancellationToken cancellationToken)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(drop.Attempt - 1, 20));
        await Task.Delay(pause < MaxPause ? pause : MaxPause, time, cancellationToken);
        drops.Retry(drop);
    }

    [LoggerMessage(EventId = 50, Level = LogLevel.Warning, Message = "The inbox could not be listed; trying again.")]
    private partial void LogListingFailed(Exception exception);

    [LoggerMessage(EventId = 53, Level = LogLevel.Warning, Message = "The ledger could not be compared with the inbox; trying again.")]
    private partial void LogComparisonFailed(Exception exception);

    [LoggerMessage(EventId = 51, Level = LogLevel.Warning, Message = "CleanArticle failed on {ArticleId}, attempt {Attempt}.")]
    private partial void LogCallFailed(Exception exception, ArticleId articleId, int attempt);
}
