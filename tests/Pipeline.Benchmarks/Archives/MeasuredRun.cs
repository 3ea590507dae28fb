using System.ComponentModel;
using System.Diagnostics;

namespace Pipeline.Benchmarks.Archives;

/// <summary>A run of a program and what it took.</summary>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="ProcessorSeconds">Its processor time, as last seen while it ran.</param>
/// <param name="PeakBytes">The most memory it had.</param>
/// <param name="Output">Its standard output, if that was wanted.</param>
internal sealed record MeasuredRun(double Seconds, double ProcessorSeconds, long PeakBytes, string Output)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<MeasuredRun> OfAsync(
        string program, IEnumerable<string> arguments, bool keepsOutput, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = keepsOutput
            ? process.StandardOutput.ReadToEndAsync(cancellationToken)
            : DiscardAsync(process.StandardOutput, cancellationToken);
        var errors = DiscardAsync(process.StandardError, cancellationToken);
        var (processor, peak) = (0.0, 0L);
        while (!process.WaitForExit(Interval))
        {
            try
            {
                process.Refresh();
                (processor, peak) = (process.TotalProcessorTime.TotalSeconds, Math.Max(peak, process.PeakWorkingSet64));
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
            {
                // It has just ended.
            }
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await errors;
        return process.ExitCode == 0
            ? new MeasuredRun(seconds, processor, peak, await output)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static async Task<string> DiscardAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var buffer = new char[64 * 1024];
        while (await reader.ReadAsync(buffer, cancellationToken) > 0)
        {
        }

        return string.Empty;
    }
}
