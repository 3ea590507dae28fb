namespace Articles.Extraction.Limits;

/// <summary>The time that a piece of work has left. It ends the work by its token.</summary>
internal sealed class TimeAllowance : IDisposable
{
    private readonly TimeProvider _time;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _expired;
    private readonly CancellationTokenSource _either;
    private TimeSpan _left;
    private long _since;

    /// <param name="limit">The most time, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the work, whatever time is left.</param>
    public TimeAllowance(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        (_left, _time, _since, _cancellationToken) = (limit, time, time.GetTimestamp(), cancellationToken);
        _expired = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_expired.Token, cancellationToken);
    }

    /// <summary>The time of day, UTC.</summary>
    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Cancelled when the time is up or the work is cancelled.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether it was the time that ended the work.</summary>
    public bool IsExpired => _expired.IsCancellationRequested && !_cancellationToken.IsCancellationRequested;

    /// <summary>Waits for something that is not the work's own doing, without the clock.</summary>
    public T Excluding<T>(Func<CancellationToken, T> wait)
    {
        _expired.Token.ThrowIfCancellationRequested();
        if (_left != Timeout.InfiniteTimeSpan)
        {
            _expired.CancelAfter(Timeout.InfiniteTimeSpan);
            _left = TimeSpan.FromTicks(Math.Max(0, (_left - _time.GetElapsedTime(_since)).Ticks));
        }

        try
        {
            return wait(_cancellationToken);
        }
        finally
        {
            _since = _time.GetTimestamp();
            _expired.CancelAfter(_left);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _either.Dispose();
        _expired.Dispose();
    }
}
