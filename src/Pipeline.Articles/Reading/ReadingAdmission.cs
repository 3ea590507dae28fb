using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Reading;

/// <summary>
/// Limits the memory of all files that a process works on at the same time: together at most one and a quarter of the largest size. Small
/// files run in parallel. Large ones run one after the other, in order, and leave a core to the small ones: a small file never waits for
/// large ones. Safe for concurrent callers.
/// </summary>
public sealed class ReadingAdmission(IOptions<ReadingOptions> options) : IDisposable
{
    /// <summary>The number of first bytes that show a file's format.</summary>
    public const int Start = 4;

    // The maximum expansion of an archive, and the usual one of a PDF.
    private const int ArchiveWeight = 250;
    private const int PdfWeight = 10;

    // A large file leaves large objects, which the runtime does not collect until there are many more.
    private const int LargePart = 8;
    private const long MaxLeftBehind = 100_000_000;

    // Reserved for small files: they never wait for large ones.
    private const int SmallPart = 4;

    private readonly int _size = options.Value.MaxBytes;
    private readonly ConcurrencyLimiter _large = Limiter(options.Value.MaxBytes);
    private readonly ConcurrencyLimiter _small = Limiter(Math.Max(1, options.Value.MaxBytes / SmallPart));
    private long _allocatedAtSweep;

    /// <summary>Waits until a file is admitted. The caller disposes the admission when the file's articles are written.</summary>
    /// <param name="start">Its first <see cref="Start"/> bytes, or all if it has fewer.</param>
    /// <param name="length">Its size in bytes.</param>
    /// <param name="onWait">Called once if the file is large and has to wait for others.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<IDisposable> EnterAsync(ReadOnlyMemory<byte> start, long length, Action? onWait, CancellationToken cancellationToken)
    {
        var permits = (int)Math.Min(Weight(start.Span) * length, _size);
        var isLarge = permits > _size / LargePart;
        var entering = isLarge
            ? _large.AcquireAsync(Math.Max(permits, _size / Math.Max(1, Environment.ProcessorCount - 1)), cancellationToken)
            : _small.AcquireAsync(permits, cancellationToken);
        if (isLarge && !entering.IsCompleted)
        {
            onWait?.Invoke();
        }

        return new Place(this, await entering, isLarge);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _large.Dispose();
        _small.Dispose();
    }

    private static ConcurrencyLimiter Limiter(int permits) => new(new ConcurrencyLimiterOptions
    {
        PermitLimit = permits,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private void Sweep()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        if (allocated - Interlocked.Read(ref _allocatedAtSweep) > MaxLeftBehind)
        {
            Interlocked.Exchange(ref _allocatedAtSweep, allocated);
            GC.Collect();
        }
    }

    private static long Weight(ReadOnlySpan<byte> start) => start switch
    {
        [(byte)'P', (byte)'K', ..] or [0x1F, 0x8B, ..] => ArchiveWeight,
        // The pages in WARC and ARC are compressed as their servers sent them.
        [0x28, 0xB5, 0x2F, 0xFD, ..] or [0x5D, 0x2A, 0x4D, 0x18, ..] => ArchiveWeight,
        [(byte)'W', (byte)'A', (byte)'R', (byte)'C', ..] or [(byte)'f', (byte)'i', (byte)'l', (byte)'e', ..] => ArchiveWeight,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => PdfWeight,
        _ => 1,
    };

    private sealed class Place(ReadingAdmission admission, RateLimitLease lease, bool isLarge) : IDisposable
    {
        public void Dispose()
        {
            if (isLarge)
            {
                admission.Sweep();
            }

            lease.Dispose();
        }
    }
}
