using System.Threading.RateLimiting;

namespace Articles.TextAnalytics.Requests;

/// <summary>
/// A rate limiter: a maximum number of requests in any minute, and none during a pause. It is a sliding log, because the service counts the
/// requests of a minute, and after one too many it refuses the rest of that minute. The framework's own limiters read the machine's clock
/// and have no pause.
/// </summary>
/// <param name="limit">Requests in any minute.</param>
/// <param name="pause">The provider's pause.</param>
/// <param name="maxWait">A request that would have to wait longer is refused, with the wait as
/// <see cref="MetadataName.RetryAfter"/>.</param>
/// <param name="time">The clock.</param>
internal sealed class RequestPacer(int limit, RequestPause pause, TimeSpan maxWait, TimeProvider time) : RateLimiter
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Queue<DateTimeOffset> _granted = new();
    private readonly Lock _lock = new();
    private long _succeeded;
    private long _failed;

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration => null;

    /// <inheritdoc/>
    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock)
        {
            ForgetOld(time.GetUtcNow());
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = Math.Max(0, limit - _granted.Count),
                TotalSuccessfulLeases = Interlocked.Read(ref _succeeded),
                TotalFailedLeases = Interlocked.Read(ref _failed),
            };
        }
    }

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => TryGrant(out var wait) ? Grant() : Refuse(wait);

    /// <inheritdoc/>
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        while (!TryGrant(out wait) && wait <= maxWait)
        {
            await Task.Delay(wait, time, cancellationToken);
        }

        return wait == TimeSpan.Zero ? Grant() : Refuse(wait);
    }

    private bool TryGrant(out TimeSpan wait)
    {
        lock (_lock)
        {
            wait = pause.Remaining;
            var now = time.GetUtcNow();
            ForgetOld(now);
            if (_granted.Count >= limit)
            {
                var free = _granted.Peek() + Window - now;
                wait = free > wait ? free : wait;
            }

            if (wait > TimeSpan.Zero)
            {
                return false;
            }

            _granted.Enqueue(now);
            return true;
        }
    }

    /// <summary>Forgets the requests that no longer count; the caller holds the lock.</summary>
    private void ForgetOld(DateTimeOffset now)
    {
        while (_granted.TryPeek(out var oldest) && now - oldest >= Window)
        {
            _granted.Dequeue();
        }
    }

    private Lease Grant()
    {
        Interlocked.Increment(ref _succeeded);
        return new Lease(null);
    }

    private Lease Refuse(TimeSpan wait)
    {
        Interlocked.Increment(ref _failed);
        return new Lease(wait);
    }

    private sealed class Lease(TimeSpan? retryAfter) : RateLimitLease
    {
        public override bool IsAcquired => retryAfter is null;

        public override IEnumerable<string> MetadataNames => retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? retryAfter : null;
            return metadata is not null;
        }
    }
}
