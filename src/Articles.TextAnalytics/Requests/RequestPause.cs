namespace Articles.TextAnalytics.Requests;

/// <summary>
/// Until when a provider asked to be left alone. One answer that says so holds back every request, so that not each has to find out.
/// </summary>
internal sealed class RequestPause(TimeProvider time)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _until;

    /// <summary>How long it still lasts; zero when it is over.</summary>
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

    /// <summary>Holds back for at least so long from now.</summary>
    public void Extend(TimeSpan wait)
    {
        lock (_lock)
        {
            var until = time.GetUtcNow() + wait;
            _until = until > _until ? until : _until;
        }
    }
}
