namespace Pipeline.Articles.Reading.Processes;

/// <summary>
/// The reader processes of this process: at most one for each core, reused. All idle processes except one are ended after a minute. Safe
/// for concurrent callers.
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
    /// <param name="maxIdleMemory">A process with more memory than this after a file is not kept, in bytes.</param>
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

    /// <summary>The existing processes.</summary>
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

    /// <summary>Waits until a process may read; the turn ends when it is disposed.</summary>
    public IDisposable WaitForTurn(CancellationToken cancellationToken)
    {
        // Waiting for a task lets the thread pool add a thread; a semaphore would not.
        _turns.WaitAsync(cancellationToken).GetAwaiter().GetResult();
        return new Turn(_turns);
    }

    /// <summary>Takes an idle process, or starts one. Call it only within a turn.</summary>
    /// <exception cref="OperationCanceledException">The host is stopping.</exception>
    /// <exception cref="ReaderProcessException">No process can be started.</exception>
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

    /// <summary>Returns a process for the next file.</summary>
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

    /// <summary>Ends a process that cannot be used again.</summary>
    public void End(ReaderChild child)
    {
        lock (_gate)
        {
            _children.Remove(child);
        }

        child.Dispose();
    }

    /// <summary>Ends all processes, including reading ones.</summary>
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
            // The last one in the list worked last.
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
