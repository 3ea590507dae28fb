using System.Runtime.InteropServices;

namespace Pipeline.Articles.Reading.Processes;

/// <summary>The operating system's limits for a reader process: it may not write files, including core dumps. On Linux and macOS.</summary>
internal static class ProcessLimits
{
    // The same numbers on both.
    private const int FileSize = 1;
    private const int CoreFileSize = 4;

    /// <summary>Allows the process to write only to its pipes.</summary>
    public static void ForbidFiles()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            var none = default(Limit);
            _ = SetLimit(CoreFileSize, in none);
            _ = SetLimit(FileSize, in none);
        }
    }

    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Limit
    {
        public readonly ulong Soft;
        public readonly ulong Hard;
    }
}
