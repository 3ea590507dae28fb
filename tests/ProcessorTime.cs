using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Tests;

/// <summary>
/// How much of the processor work takes: on Linux the thread's own time, which other work on the machine does not add to; elsewhere the
/// clock's.
/// </summary>
internal static class ProcessorTime
{
    private const string ThreadStatistics = "/proc/thread-self/schedstat";
    private const double NanosecondsAMicrosecond = 1000;

    /// <summary>The least time of several runs, on this thread.</summary>
    public static TimeSpan Of(Action work, int runs)
    {
        var least = TimeSpan.MaxValue;
        for (var run = 0; run < runs; run++)
        {
            var started = Now();
            work();
            var taken = Now() - started;
            least = taken < least ? taken : least;
        }

        return least;
    }

    private static TimeSpan Now() => File.Exists(ThreadStatistics)
        ? TimeSpan.FromMicroseconds(
            long.Parse(File.ReadAllText(ThreadStatistics).Split(' ')[0], CultureInfo.InvariantCulture) / NanosecondsAMicrosecond)
        : Stopwatch.GetElapsedTime(0);
}
