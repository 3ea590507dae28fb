using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Flow;

/// <summary>
/// The live flow. One reader serves all viewers, and pauses without viewers. A big ledger takes long to count, so it is read more rarely:
/// reading takes at most a fifth of the time.
/// </summary>
internal sealed partial class FlowFeed(
    FlowReader reader, FragmentRenderer renderer, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<PageLog> logger)
        : IDisposable
{
    /// <summary>The event that carries the page's moving part.</summary>
    public const string Html = "html";

    private const int RestFactor = 4;
    private static readonly TimeSpan MinRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxFirstWait = TimeSpan.FromMilliseconds(120);

    private readonly Lock _lock = new();
    private readonly List<Channel<string>> _viewers = [];
    private readonly CancellationTokenSource _disposed = new();
    private Task<FlowModel>? _reading;
    private FlowSnapshot? _latest;
    private bool _isPolling;

    /// <summary>How many look on.</summary>
    public int Viewers
    {
        get
        {
            lock (_lock)
            {
                return _viewers.Count;
            }
        }
    }

    /// <summary>Whether the pipeline is asked again and again.</summary>
    public bool IsPolling
    {
        get
        {
            lock (_lock)
            {
                return _isPolling;
            }
        }
    }

    /// <summary>What there is now: as new as is available within a moment, so that no page waits for a big ledger.</summary>
    public async Task<FlowModel> LatestAsync(CancellationToken cancellationToken)
    {
        var reading = ReadOnceAsync();
        await Task.WhenAny(reading, Task.Delay(MaxFirstWait, time, cancellationToken));
        return reading.IsCompletedSuccessfully ? await reading : new FlowModel(_latest, time.GetUtcNow(), IsAnswering: true);
    }

    /// <summary>The page's moving part, each time that it has changed, until the viewer leaves or the server stops.</summary>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Slow readers get only the newest snapshot.
        var viewer = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        Join(viewer);
        try
        {
            await using var sent = viewer.Reader.ReadAllAsync(stop.Token).GetAsyncEnumerator(stop.Token);
            while (await MoveAsync(sent))
            {
                yield return new SseItem<string>(sent.Current, Html);
            }
        }
        finally
        {
            lock (_lock)
            {
                _viewers.Remove(viewer);
            }
        }
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _disposed.Dispose();
    }

    private static async Task<bool> MoveAsync(IAsyncEnumerator<string> sent)
    {
        try
        {
            return await sent.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Join(Channel<string> viewer)
    {
        lock (_lock)
        {
            _viewers.Add(viewer);
            if (!_isPolling)
            {
                _isPolling = true;
                _ = Task.Run(() => PollAsync(_disposed.Token));
            }
        }
    }

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        string? last = null;
        while (true)
        {
            var started = time.GetTimestamp();
            var html = await renderer.RenderAsync<FlowView>(await ReadOnceAsync());
            lock (_lock)
            {
                if (_viewers.Count == 0 || cancellationToken.IsCancellationRequested)
                {
                    _isPolling = false;
                    return;
                }

                // Whoever has just come has the page as it was when it was loaded, and is sent the next.
                if (html != last)
                {
                    _viewers.ForEach(viewer => viewer.Writer.TryWrite(html));
                }
            }

            last = html;
            var rest = RestFactor * time.GetElapsedTime(started);
            await Task.Delay(rest > MinRest ? rest : MinRest, time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads, or waits for the reading that is under way.</summary>
    private Task<FlowModel> ReadOnceAsync()
    {
        lock (_lock)
        {
            return _reading is { IsCompleted: false } ? _reading : _reading = Task.Run(() => ReadAsync(_disposed.Token));
        }
    }

    private async Task<FlowModel> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            _latest = await reader.ReadAsync(cancellationToken);
            return new FlowModel(_latest, time.GetUtcNow(), IsAnswering: true);
        }
        catch (Exception exception)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                LogNotRead(exception);
            }

            return new FlowModel(_latest, time.GetUtcNow(), IsAnswering: false);
        }
    }

    [LoggerMessage(
        EventId = 91, Level = LogLevel.Warning, Message = "The pipeline's state could not be read for the pages; trying again.")]
    private partial void LogNotRead(Exception exception);
}
