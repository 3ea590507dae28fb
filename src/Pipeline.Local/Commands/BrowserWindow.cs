using System.ComponentModel;
using System.Diagnostics;

namespace Pipeline.Local.Commands;

/// <summary>The person's browser.</summary>
internal static class BrowserWindow
{
    /// <summary>Opens a page in it, where there is one and a person at the terminal; else nothing happens.</summary>
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
            // There is none; the address stands on the screen.
        }
    }
}
