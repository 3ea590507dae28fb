using System.Collections.Concurrent;
using System.Text.Json;

namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>
/// An article a second, and a subscriber that waits for each: from just before the upload until the subscriber holds the event.
/// </summary>
internal static class TrickleRun
{
    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs it; the subscriber's queue has to be empty.</summary>
    /// <returns>Seconds an article.</returns>
    public static async Task<IReadOnlyList<double>> RunAsync(
        TestBed bed, NewsPages pages, int first, int count, CancellationToken cancellationToken)
    {
        var dropped = new ConcurrentDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var latencies = new List<double>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var receiving = ReceiveAsync(bed, dropped, latencies, count, patience.Token);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var number = first; number < first + count; number++)
        {
            var name = $"trickle/{number}.html";
            var page = pages.Page(number);
            dropped[name] = TimeProvider.System.GetUtcNow();
            await bed.Inbox.UploadAsync(name, new MemoryStream(page), cancellationToken);
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        patience.CancelAfter(Patience);
        await receiving;
        return latencies;
    }

    private static async Task ReceiveAsync(
        TestBed bed, ConcurrentDictionary<string, DateTimeOffset> dropped, List<double> latencies, int count,
        CancellationToken cancellationToken)
    {
        await bed.Subscriber.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        while (latencies.Count < count)
        {
            foreach (var message in (await bed.Subscriber.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5), cancellationToken)).Value)
            {
                var now = TimeProvider.System.GetUtcNow();
                using var json = JsonDocument.Parse(message.Body);
                if (dropped.TryRemove(json.RootElement.GetProperty("data").GetProperty("name").GetString()!, out var start))
                {
                    latencies.Add((now - start).TotalSeconds);
                }

                await bed.Subscriber.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
            }

            await Task.Delay(PollingInterval, cancellationToken);
        }
    }
}
