using System.Diagnostics;

namespace Pipeline.Benchmarks;

/// <summary>How long something takes, by the clock.</summary>
internal static class Timing
{
    public static TimeSpan Of(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started);
    }

    public static async Task<TimeSpan> OfAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started);
    }
}
