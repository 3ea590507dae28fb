namespace Articles.TextAnalytics.Requests;

/// <summary>
/// Until when a provider asked for no requests. One such answer holds back every request, so that not each of them is refused.
/// </summary>
internal sealed class RequestPause(TimeProvider time)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _until;

    /// <summary>The remaining time; zero when the pause is over.</summary>
    public TimeSpan Remaining
    {
        get
        {
            lock (_lock)
            {
                var remaining = _until - time.GetUtcNow();
                return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Pauses for at least this long from now.</summary>
    public void Extend(TimeSpan wait)
    {
        lock (_lock)
        {
            var until = time.GetUtcNow() + wait;
            _until = until > _until ? until : _until;
        }
    }
}
