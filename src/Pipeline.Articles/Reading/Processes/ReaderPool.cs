namespace Pipeline.Articles.Reading.Processes;

/// <summary>
/// The reader processes of this process: at most one for each core, used again and again. Of those that have nothing to do, all but one are
/// ended after a minute. Safe for concurrent callers.
/// </summary>
internal sealed class ReaderPool : IDisposable
{
    private static readonly TimeSpan MaxIdle = TimeSpan.FromMinutes(1);

    private readonly Func<ReaderChild> _start;
    private readonly long _maxIdleMemory;
    private readonly TimeProvider _time;
    private readonly ITimer _sweep;
    private readonly SemaphoreSlim _turns;
    private readonly Lock _gate = new();
    private readonly HashSet<ReaderChild> _children = [];
    private readonly List<ReaderChild> _idle = [];
    private bool _isDisposed;

    /// <param name="start">Starts a process.</param>
    /// <param name="size">How many there may be.</param>
    /// <param name="maxIdleMemory">One that has more memory when it is done is not kept, in bytes.</param>
    /// <param name="time">The clock.</param>
    public ReaderPool(Func<ReaderChild> start, int size, long maxIdleMemory, TimeProvider time)
    {
        (_start, _maxIdleMemory, _time) = (start, maxIdleMemory, time);
        _turns = new SemaphoreSlim(size);
        _sweep = time.CreateTimer(_ => EndIdle(), null, MaxIdle, MaxIdle);
    }

    /// <summary>Whether the host is stopping.</summary>
    public bool IsDisposed
    {
        get
        {
            lock (_gate)
            {
                return _isDisposed;
            }
        }
    }

    /// <summary>The processes that there are.</summary>
    public IReadOnlyList<int> Ids
    {
        get
        {
            lock (_gate)
            {
                return [.. _children.Select(child => child.Id)];
            }
        }
    }

    /// <summary>Waits until fewer processes read than may; the turn ends when it is disposed.</summary>
    public IDisposable WaitForTurn(CancellationToken cancellationToken)
    {
        // A task that is waited for lets the thread pool make another thread; a semaphore would not.
        _turns.WaitAsync(cancellationToken).GetAwaiter().GetResult();
        return new Turn(_turns);
    }

    /// <summary>Takes a process that has nothing to do, or starts one. Only in a turn.</summary>
    /// <exception cref="OperationCanceledException">The host is stopping.</exception>
    /// <exception cref="ReaderProcessException">None can be started.</exception>
    public ReaderChild Take()
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            if (_idle.Count > 0)
            {
                var last = _idle[^1];
                _idle.RemoveAt(_idle.Count - 1);
                return last;
            }
        }

        var child = _start();
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _children.Add(child);
                return child;
            }
        }

        child.Dispose();
        throw Stopping();
    }

    /// <summary>Puts a process back for the next file.</summary>
    public void Return(ReaderChild child)
    {
        var memory = child.WorkingSet;
        if (memory == 0 || memory > _maxIdleMemory)
        {
            End(child);
            return;
        }

        lock (_gate)
        {
            if (!_isDisposed)
            {
                child.IdleSince = _time.GetTimestamp();
                _idle.Add(child);
            }
        }
    }

    /// <summary>Ends a process that is of no use any more.</summary>
    public void End(ReaderChild child)
    {
        lock (_gate)
        {
            _children.Remove(child);
        }

        child.Dispose();
    }

    /// <summary>Ends all processes, also those that read.</summary>
    public void Dispose()
    {
        List<ReaderChild> children;
        lock (_gate)
        {
            _isDisposed = true;
            children = [.. _children];
            _children.Clear();
            _idle.Clear();
        }

        _sweep.Dispose();
        children.ForEach(child => child.Dispose());
    }

    private void EndIdle()
    {
        List<ReaderChild> ended;
        lock (_gate)
        {
            // The last is the one that worked last.
            ended = [.. _idle.SkipLast(1).Where(child => _time.GetElapsedTime(child.IdleSince) >= MaxIdle)];
            ended.ForEach(child => _idle.Remove(child));
        }

        ended.ForEach(End);
    }

    private void ThrowIfDisposed()
    {
        if (_isDisposed)
        {
            throw Stopping();
        }
    }

    private static OperationCanceledException Stopping() => new("Reading has stopped, because the host is stopping.");

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
