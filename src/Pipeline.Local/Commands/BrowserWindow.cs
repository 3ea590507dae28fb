using System.ComponentModel;
using System.Diagnostics;

namespace Pipeline.Local.Commands;

/// <summary>The person's browser.</summary>
internal static class BrowserWindow
{
    /// <summary>Opens a page in the browser, if there is one and the terminal is interactive; otherwise does nothing.</summary>
    public static void TryOpen(Uri address)
    {
        if (Console.IsOutputRedirected)
        {
            return;
        }

        try
        {
            using var started = Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true });
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            // There is no browser; the address is on the screen.
        }
    }
}
