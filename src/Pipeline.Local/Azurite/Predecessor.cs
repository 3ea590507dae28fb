using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Local.Azurite;

/// <summary>
/// The Azurite that had a data folder before, whose parent was killed: it saves and ends by itself (lifeline.js), which takes a moment
/// during which the folder's lock is free already.
/// </summary>
internal static class Predecessor
{
    private const string PidFile = "azurite.pid";

    // Lifeline.js ends it after a minute at the latest.
    private static readonly TimeSpan LongestSave = TimeSpan.FromSeconds(61);

    // It writes the file within moments of its start; a process of the same number that began at another time is another one.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    /// <summary>Waits until it has ended. A file left by one that was itself killed names a process that is gone, or began at another time.</summary>
    public static async Task WaitUntilGoneAsync(string dataFolder, CancellationToken cancellationToken)
    {
        using var process = Find(Path.Combine(dataFolder, PidFile));
        if (process is null)
        {
            return;
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(LongestSave);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AzuriteException($"An Azurite (process {process.Id}) still has {dataFolder} and does not end. End it, then try again.");
        }
    }

    private static Process? Find(string pidFile)
    {
        try
        {
            if (!int.TryParse(File.ReadAllText(pidFile), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return null;
            }

            var process = Process.GetProcessById(id);
            if ((process.StartTime.ToUniversalTime() - File.GetLastWriteTimeUtc(pidFile)).Duration() < LongestStart)
            {
                return process;
            }

            process.Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // No such file, or no such process.
            return null;
        }
    }
}
