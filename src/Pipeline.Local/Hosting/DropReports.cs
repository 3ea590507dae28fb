using System.Threading.Channels;
using Pipeline.Articles.Contracts;
using Pipeline.Local.Azurite;

namespace Pipeline.Local.Hosting;

/// <summary>What the storage emulator tells of the inbox while it is in use. Thread-safe.</summary>
internal sealed class DropReports
{
    private readonly Channel<(string Name, string ETag)> _drops = Channel.CreateUnbounded<(string, string)>();
    private int _dropped;
    private int _removed;

    public DropReports() => Watch = new ContainerWatch(
        StorageNames.Inbox,
        (name, etag) =>
        {
            Interlocked.Increment(ref _dropped);
            _drops.Writer.TryWrite((name, etag));
        },
        () => Interlocked.Increment(ref _removed));

    /// <summary>What the emulator tells.</summary>
    public ContainerWatch Watch { get; }

    /// <summary>How many files were dropped so far.</summary>
    public int Dropped => Volatile.Read(ref _dropped);

    /// <summary>How many files were removed so far.</summary>
    public int Removed => Volatile.Read(ref _removed);

    /// <summary>The dropped files, as they come.</summary>
    public IAsyncEnumerable<(string Name, string ETag)> TakeAsync(CancellationToken cancellationToken) =>
        _drops.Reader.ReadAllAsync(cancellationToken);
}
