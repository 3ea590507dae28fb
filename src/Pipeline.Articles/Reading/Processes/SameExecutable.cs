using System.Reflection;
using System.Runtime.InteropServices;

namespace Pipeline.Articles.Reading.Processes;

/// <summary>
/// Starts the running program again: by its own executable, or by <c>dotnet</c> if that, a test runner or the Functions host has loaded it.
/// </summary>
public sealed class SameExecutable : IReaderLauncher
{
    /// <inheritdoc/>
    public ReaderCommand Command { get; } =
        Find(Environment.ProcessPath, Assembly.GetEntryAssembly()?.Location, RuntimeEnvironment.GetRuntimeDirectory());

    /// <param name="process">The path of this process's program.</param>
    /// <param name="assembly">The path of the assembly that has the program's Main; empty in a program that is one file.</param>
    /// <param name="runtime">The folder of the runtime: <c>shared/Microsoft.NETCore.App/VERSION</c> in that of <c>dotnet</c>.</param>
    internal static ReaderCommand Find(string? process, string? assembly, string runtime)
    {
        if (process is not null && (string.IsNullOrEmpty(assembly) || SameName(process, Path.GetFileNameWithoutExtension(assembly))))
        {
            return new ReaderCommand(process, [ReaderProcess.Word]);
        }

        var dotnet = process is not null && SameName(process, "dotnet")
            ? process
            : Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return new ReaderCommand(dotnet, ["exec", assembly!, ReaderProcess.Word]);
    }

    private static bool SameName(string program, string name) =>
        string.Equals(Path.GetFileNameWithoutExtension(program), name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Path.GetFileName(program), name, StringComparison.OrdinalIgnoreCase);
}
