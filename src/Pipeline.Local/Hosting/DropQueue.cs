using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>
/// The files of the inbox to process: each version of a file once, however often it is reported. New drops come in the order in which they
/// were seen. Files that were in the inbox at the host's start come after them, the newest first, because most of them were processed
/// before. Thread-safe.
/// </summary>
internal sealed class DropQueue : IDisposable
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<Drop, (bool IsOld, long Order)> _waiting = new();
    private readonly SemaphoreSlim _count = new(0);
    private readonly Dictionary<string, Sighting> _seen = new(StringComparer.Ordinal);
    private long _order;
    private int _listing;

    /// <summary>The number of waiting files.</summary>
    public int Waiting => _count.CurrentCount;

    /// <summary>The number of files in the inbox, as far as seen.</summary>
    public int Files
    {
        get
        {
            lock (_gate)
            {
                return _seen.Count;
            }
        }
    }

    /// <summary>Starts a listing: files that were seen before it and are not in it were removed.</summary>
    public void BeginListing()
    {
        lock (_gate)
        {
            _listing++;
        }
    }

    /// <summary>A file is there.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isOld">Whether it was in the inbox when the host started.</param>
    /// <returns>Whether the file, or this version of it, is new.</returns>
    public bool Offer(InboxFile file, bool isOld = false)
    {
        lock (_gate)
        {
            var isKnown = _seen.TryGetValue(file.Name, out var sighting) && sighting.ETag == file.ETag;
            _seen[file.Name] = new Sighting(file.ETag, _listing);
            if (!isKnown)
            {
                Add(new Drop(file), isOld);
            }

            return !isKnown;
        }
    }

    /// <summary>Queues another try of a file, after the others, unless it was removed or has a newer version.</summary>
    public void Retry(Drop drop)
    {
        lock (_gate)
        {
            if (_seen.TryGetValue(drop.File.Name, out var sighting) && sighting.ETag == drop.File.ETag)
            {
                Add(drop with { Attempt = drop.Attempt + 1 }, isOld: false);
            }
        }
    }

    /// <summary>A listing has ended.</summary>
    /// <returns>The names of removed files, each reported once.</returns>
    public IReadOnlyList<string> EndListing()
    {
        lock (_gate)
        {
            List<string> gone = [.. _seen.Where(file => file.Value.Listing < _listing).Select(file => file.Key)];
            gone.ForEach(name => _seen.Remove(name));
            return gone;
        }
    }

    /// <summary>Whether a file of this name is in the inbox, as far as seen.</summary>
    public bool Knows(string name)
    {
        lock (_gate)
        {
            return _seen.ContainsKey(name);
        }
    }

    /// <summary>Forgets which versions were offered, so that each existing one is offered again.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            foreach (var name in _seen.Keys)
            {
                _seen[name] = _seen[name] with { ETag = string.Empty };
            }
        }
    }

    /// <summary>The next file; waits for one.</summary>
    public async Task<Drop> TakeAsync(CancellationToken cancellationToken)
    {
        await _count.WaitAsync(cancellationToken);
        lock (_gate)
        {
            return _waiting.Dequeue();
        }
    }

    public void Dispose() => _count.Dispose();

    private void Add(Drop drop, bool isOld)
    {
        _waiting.Enqueue(drop, (isOld, isOld ? -drop.File.LastModified.UtcTicks : _order++));
        _count.Release();
    }

    private readonly record struct Sighting(string ETag, int Listing);
}
