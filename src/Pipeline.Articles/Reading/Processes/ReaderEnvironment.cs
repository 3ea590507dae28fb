using System.Globalization;

namespace Pipeline.Articles.Reading.Processes;

/// <summary>
/// A reader process's environment: the variables that a .NET program needs to start, and its limits. It contains no settings and so no
/// keys.
/// </summary>
internal static class ReaderEnvironment
{
    /// <summary>Set in a reader process, which does not start others.</summary>
    public const string Mark = "PIPELINE_READER_PROCESS";

    private static readonly HashSet<string> Needed = new(StringComparer.OrdinalIgnoreCase)
    {
        "PATH", "HOME", "USERPROFILE", "SystemRoot", "windir", "TMPDIR", "TEMP", "TMP", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH",
        "DYLD_LIBRARY_PATH",
        "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DOTNET_ROLL_FORWARD", "DOTNET_MULTILEVEL_LOOKUP",
        "DOTNET_BUNDLE_EXTRACT_BASE_DIR",
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
    };

    /// <summary>Replaces the environment that a child would inherit.</summary>
    /// <param name="environment">The inherited one.</param>
    /// <param name="maxMemory">The maximum heap size of the process, in bytes.</param>
    public static void Apply(IDictionary<string, string?> environment, long maxMemory)
    {
        foreach (var name in environment.Keys.Where(name => !Needed.Contains(name)).ToList())
        {
            environment.Remove(name);
        }

        environment[Mark] = "1";
        environment["DOTNET_GCHeapHardLimit"] = maxMemory.ToString("X", CultureInfo.InvariantCulture);
        environment["DOTNET_gcServer"] = "0";

        // Background collections stay on: without them the youngest generation has another size, and PDF takes a third longer.
        environment["DOTNET_gcConcurrent"] = "1";
        environment["DOTNET_TieredPGO"] = "0";

        // No debugger sockets in the temporary folder, and no core dump.
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_DbgEnableMiniDump"] = "0";
    }
}
