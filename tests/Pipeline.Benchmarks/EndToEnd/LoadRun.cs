using System.Collections.Concurrent;
using System.Diagnostics;
using Pipeline.Faults.Running;

namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>Articles dropped as fast as the storage takes them, until each one's event is in the subscriber's queue.</summary>
internal static class LoadRun
{
    private const int Droppers = 16;

    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan StandstillLimit = TimeSpan.FromMinutes(2);

    /// <summary>Runs it.</summary>
    /// <param name="bed">The storage, with a host on it.</param>
    /// <param name="host">The host.</param>
    /// <param name="pages">The pages.</param>
    /// <param name="first">The number of the first page; those before it are there already.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidOperationException">Nothing came any more.</exception>
    public static async Task<LoadResult> RunAsync(
        TestBed bed, HostProcess host, NewsPages pages, int first, int count, CancellationToken cancellationToken)
    {
        var files = Files(pages, first, count);
        using var storage = Process.GetProcessById(bed.StorageProcessId);
        var (hostTime, storageTime) = (host.ProcessorTime, storage.TotalProcessorTime);
        bed.Requests.Skip();
        var watch = Stopwatch.StartNew();
        var dropped = await DropAsync(bed, files, cancellationToken);
        var time = watch.Elapsed;
        storage.Refresh();
        var operations = await bed.Requests.TakeAsync(cancellationToken);
        return new LoadResult
        {
            Articles = count,
            PageBytes = (int)files.Values.Average(page => page.Length),
            Time = time,
            Operations = operations.Where(
                operation => operation.Key is not { Kind: OperationKind.QueueProperties, Place: TestBed.SubscriberQueue }).ToDictionary(),
            Latencies = await LatenciesAsync(bed, dropped, cancellationToken),
            HostProcessorTime = host.ProcessorTime - hostTime,
            StorageProcessorTime = storage.TotalProcessorTime - storageTime,
            PeakMemory = host.PeakMemory,
        };
    }

    /// <summary>The same without measuring: for what has to be there before.</summary>
    /// <exception cref="InvalidOperationException">Nothing came any more.</exception>
    public static Task FillAsync(TestBed bed, NewsPages pages, int first, int count, CancellationToken cancellationToken) =>
        DropAsync(bed, Files(pages, first, count), cancellationToken);

    /// <summary>The files by name, made before the clock starts.</summary>
    private static Dictionary<string, byte[]> Files(NewsPages pages, int first, int count) =>
        Enumerable.Range(first, count).ToDictionary(number => $"load/{number}.html", pages.Page, StringComparer.Ordinal);

    /// <returns>When each file was dropped, by name.</returns>
    private static async Task<IReadOnlyDictionary<string,
        DateTimeOffset>> DropAsync(TestBed bed, Dictionary<string, byte[]> files, CancellationToken cancellationToken)
    {
        var dropped = new ConcurrentDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var before = await bed.CountEventsAsync(cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Droppers, CancellationToken = cancellationToken };
        var dropping = Parallel.ForEachAsync(files, options, async (file, token) =>
        {
            dropped[file.Key] = TimeProvider.System.GetUtcNow();
            await bed.Inbox.UploadAsync(file.Key, new MemoryStream(file.Value), token);
        });
        await WaitAsync(bed, before + files.Count, cancellationToken);
        await dropping;
        return dropped;
    }

    private static async Task WaitAsync(TestBed bed, int events, CancellationToken cancellationToken)
    {
        var (last, since) = (-1, Stopwatch.StartNew());
        while (await bed.CountEventsAsync(cancellationToken) is var now && now < events)
        {
            if (now != last)
            {
                (last, since) = (now, Stopwatch.StartNew());
            }
            else if (since.Elapsed > StandstillLimit)
            {
                throw new InvalidOperationException(
                    $"{now} of {events} events, and nothing more for {StandstillLimit.TotalSeconds} s. See the host's log in "
                    + $"{bed.DataFolder}.");
            }

            await Task.Delay(PollingInterval, cancellationToken);
        }
    }

    /// <summary>
    /// From just before the upload to the end of the delivery, as the ledger has it; both by this machine's clock. Seconds.
    /// </summary>
    private static async Task<IReadOnlyList<double>> LatenciesAsync(
        TestBed bed, IReadOnlyDictionary<string, DateTimeOffset> dropped, CancellationToken cancellationToken)
    {
        var latencies = new List<double>();
        await foreach (var row in bed.Ledger.ListAsync(cancellationToken))
        {
            if (row.PublishedAt is { } published && dropped.TryGetValue(row.Name, out var start))
            {
                latencies.Add((published - start).TotalSeconds);
            }
        }

        return latencies;
    }
}
