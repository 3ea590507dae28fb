namespace Pipeline.Articles.Handover;

/// <summary>Decides whether the next stage may take an article directly: there is room, there is time, and it has not failed lately.</summary>
public sealed class HandoverGate(HandoverOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private int _inside;
    private DateTimeOffset _closedUntil;

    /// <summary>Until when an invocation that starts now may hand over articles directly.</summary>
    public DateTimeOffset Deadline => time.GetUtcNow() + options.MaxTime;

    /// <summary>Takes a place, if there is one.</summary>
    /// <param name="deadline">The invocation's deadline.</param>
    /// <returns>The place, free again when disposed; null if the article must go through the queue.</returns>
    public IDisposable? TryEnter(DateTimeOffset deadline)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_inside >= options.MaxArticles || now < _closedUntil || now >= deadline)
            {
                return null;
            }

            _inside++;
        }

        return new Place(this);
    }

    /// <summary>Sends all articles through the queue for a while.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closedUntil = time.GetUtcNow() + options.Pause;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _inside--;
        }
    }

    private sealed class Place(HandoverGate gate) : IDisposable
    {
        private HandoverGate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }
}
