using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Articles.Reading.Processes;

/// <summary>The memory of another process.</summary>
internal static class ProcessMemory
{
    /// <summary>Measures the working set.</summary>
    /// <returns>Bytes; 0 if the process has ended.</returns>
    /// <exception cref="InvalidOperationException">The process has ended, on systems that say so.</exception>
    public static long Measure(Process process)
    {
        // On Linux, Process.Refresh reads the state of every thread: 2 to 5 ms. proc(5): the second field of statm is the resident pages.
        if (OperatingSystem.IsLinux())
        {
            return Parse(ReadStatistics(process.Id));
        }

        process.Refresh();
        return process.WorkingSet64;
    }

    internal static long Parse(string statistics) =>
        statistics.Split(' ') is [_, var pages, ..] ? long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize : 0;

    private static string ReadStatistics(int id)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/statm"));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
