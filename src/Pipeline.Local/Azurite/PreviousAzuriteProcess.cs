using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Local.Azurite;

/// <summary>
/// The previous Azurite of a data folder that does not accept users: it hangs, or its users have ended and it is still saving. Two at once
/// would corrupt the data, so the next one waits.
/// </summary>
internal static class PreviousAzuriteProcess
{
    private const string PidFile = "azurite.pid";
    private const string Program = "azurite";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    // Lifeline.js ends it after a minute at the latest.
    private static readonly TimeSpan MaxSave = TimeSpan.FromSeconds(61);

    // It writes the file within moments of its start; a process of the same number that began at another time is another one.
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Waits until it has ended. A file left by a killed Azurite names a process that no longer exists, or that is another program.
    /// </summary>
    public static async Task WaitUntilGoneAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (FindId(Path.Combine(dataFolder, PidFile)) is { } id)
        {
            if (Stopwatch.GetElapsedTime(started) > MaxSave)
            {
                throw new AzuriteException($"An Azurite (process {id}) still uses {dataFolder} and does not end. End it, then try again.");
            }

            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    private static int? FindId(string pidFile)
    {
        try
        {
            if (!int.TryParse(File.ReadAllText(pidFile), NumberStyles.None, CultureInfo.InvariantCulture, out var id) || IsAnother(id))
            {
                return null;
            }

            using var process = Process.GetProcessById(id);
            var isOurs = (process.StartTime.ToUniversalTime() - File.GetLastWriteTimeUtc(pidFile)).Duration() < StartTimeout;
            return isOurs && !process.HasExited ? id : null;
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException
            or System.ComponentModel.Win32Exception)
        {
            // No such file, or no such process.
            return null;
        }
    }

    /// <summary>
    /// Whether the number now belongs to another program, which may happen within moments in a container. An ended process that was not
    /// waited for has no arguments.
    /// </summary>
    private static bool IsAnother(int id) =>
        OperatingSystem.IsLinux() && !File.ReadAllText($"/proc/{id}/cmdline").Contains(Program, StringComparison.Ordinal);
}
