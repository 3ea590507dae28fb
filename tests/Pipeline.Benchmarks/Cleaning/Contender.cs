using System.Diagnostics;

namespace Pipeline.Benchmarks.Cleaning;

/// <summary>One cleaner and what it took.</summary>
/// <param name="name">Its name.</param>
/// <param name="clean">
/// Cleans the page of a number; returns the seconds it took and the bytes it allocated, null where that cannot be known.
/// </param>
internal sealed class Contender(string name, Func<int, ValueTask<(double Seconds, long? Allocated)>> clean)
{
    private readonly Dictionary<int, List<double>> _seconds = [];
    private readonly List<long?> _allocated = [];

    public string Name { get; } = name;

    /// <summary>In how many rounds it takes part: each one, or each third.</summary>
    public int Every { get; init; } = 1;

    /// <summary>The mean of a page, bytes.</summary>
    public double? MeanAllocated => _allocated.Average(bytes => bytes);

    /// <summary>The medians of all pages added up.</summary>
    public double MedianSeconds => _seconds.Values.Sum(times => Percentiles.Of(times, 0.5));

    /// <summary>One that runs in this process, on this thread.</summary>
    public static Contender Of(string name, Action<int> clean) => new(name, page =>
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        clean(page);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return ValueTask.FromResult<(double, long?)>((seconds, GC.GetAllocatedBytesForCurrentThread() - allocated));
    });

    /// <summary>Cleans a page.</summary>
    public async Task MeasureAsync(int page, bool counts)
    {
        var (seconds, allocated) = await clean(page);
        if (!counts)
        {
            return;
        }

        _allocated.Add(allocated);
        if (!_seconds.TryGetValue(page, out var times))
        {
            _seconds[page] = times = [];
        }

        times.Add(seconds);
    }
}
