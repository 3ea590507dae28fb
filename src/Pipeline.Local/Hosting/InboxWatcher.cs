using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Removals;
using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>
/// What Event Grid is in Azure: lists the inbox and starts the first stage for each version of a file that was not seen yet. A file that is
/// no longer listed was removed: its withdrawal is asked for until the ledger agrees. The WebJobs SDK's own blob trigger looks every ten
/// seconds, and costs three and a half more requests an article. A file that fails is tried again after ever longer waits for as long as it
/// lies there; the reason is in the ledger meanwhile.
/// </summary>
internal sealed partial class InboxWatcher(
    CleaningStep step, IInbox inbox, DropQueue drops, RemovedFiles removed, LedgerComparison comparison, HeldRemovalOperations held,
    StorageProvisioner provisioner, StorageRestarts restarts, TimeProvider time, ILogger<InboxWatcher> logger) : BackgroundService
{
    // What host.json's blob extension allows by default: eight calls at once a core.
    private static readonly int Parallelism = 8 * Environment.ProcessorCount;

    // Files that wait while larger ones are read, beside those at work. Each holds a connection.
    private const int MaxWaiting = 100;

    // Of the 20 seconds that the host has to stop: what is read then is left to the next start.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(2);

    // What is dropped now goes before what was missed.
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
            await Task.WhenAll([WatchAsync(stoppingToken), CompareAsync(stoppingToken), .. cleaning]);
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

            await PauseAsync(time.GetElapsedTime(started), foundDrops, cancellationToken);
        }
    }

    /// <summary>Lets go of removals that are held and whose files are back.</summary>
    private async Task ReviewAsync(CancellationToken cancellationToken)
    {
        if (_reviewed is { } last && time.GetElapsedTime(last) < ReviewInterval)
        {
            return;
        }

        _reviewed = time.GetTimestamp();
        await held.ReviewAsync(drops.Knows, cancellationToken);
    }

    private async Task PauseAsync(TimeSpan listing, bool foundDrops, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        TimeSpan left;
        while ((left = ListingPace.PauseAfter(listing, foundDrops, isAtWork: drops.Waiting > Parallelism) - time.GetElapsedTime(
            started)) > TimeSpan.Zero)
        {
            await Task.Delay(left < ListingPace.MinPause ? left : ListingPace.MinPause, time, cancellationToken);
        }
    }

    /// <returns>Whether there is a file, or a version of one, that was not there before.</returns>
    private async Task<bool> ListAsync(CancellationToken cancellationToken)
    {
        var isFirst = !_isListed.Task.IsCompleted;
        if (restarts.Count is var count && count != _restarts)
        {
            // What the storage has forgotten may be its containers, queues and tables, or what was made of a file that it has kept.
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

    /// <summary>Compares the ledger with the inbox after the start, and whenever the storage has forgotten something.</summary>
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

            // A large file in a line of large files: the next may be small.
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
            // Not cancelled at once when the host stops: as a rule a call is short, and half of it would have to be done again.
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
