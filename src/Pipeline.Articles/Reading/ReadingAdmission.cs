using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Reading;

/// <summary>
/// Bounds what all the files that a process works on at the same time may take of its memory: together no more than one and a quarter of
/// the largest size. Small files go side by side. Large ones go one after the other, in their order, and leave a core to the small ones:
/// however many large files wait, a small one never waits for them. Safe for concurrent callers.
/// </summary>
public sealed class ReadingAdmission(IOptions<ReadingOptions> options) : IDisposable
{
    /// <summary>How many of a file's first bytes tell what it becomes.</summary>
    public const int Start = 4;

    // As far as an archive expands at most, and a PDF as a rule.
    private const int ArchiveWeight = 250;
    private const int PdfWeight = 10;

    // A large file leaves large objects behind, which the runtime lets lie until there are many more.
    private const int LargePart = 8;
    private const long MaxLeftBehind = 100_000_000;

    // Kept for small files: they never wait for large ones.
    private const int SmallPart = 4;

    private readonly int _size = options.Value.MaxBytes;
    private readonly ConcurrencyLimiter _large = Limiter(options.Value.MaxBytes);
    private readonly ConcurrencyLimiter _small = Limiter(Math.Max(1, options.Value.MaxBytes / SmallPart));
    private long _allocatedAtSweep;

    /// <summary>Waits until there is room for a file. Whoever has it disposes it when the file's articles are written.</summary>
    /// <param name="start">Its first <see cref="Start"/> bytes, or all when it has fewer.</param>
    /// <param name="length">Its size in bytes.</param>
    /// <param name="onWait">Called once when the file is large and has to wait for others.</param>
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
