using System.Runtime.InteropServices;

namespace Pipeline.Articles.Reading.Processes;

/// <summary>
/// What the system forbids a reader process: to write files, and to leave its memory in one when it ends. On Linux and macOS.
/// </summary>
internal static class ProcessLimits
{
    // The same numbers on both.
    private const int FileSize = 1;
    private const int CoreFileSize = 4;

    /// <summary>Lets the process write to its pipes only.</summary>
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
