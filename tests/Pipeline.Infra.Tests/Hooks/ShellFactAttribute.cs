using System.Runtime.CompilerServices;

namespace Pipeline.Infra.Tests.Hooks;

/// <summary>A fact about a shell script: skipped on Windows, where azd runs it in Git's shell.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = "The hooks are shell scripts.";
        SkipType = typeof(ShellFactAttribute);
        SkipUnless = nameof(HasShell);
    }

    /// <summary>Whether this system has a shell.</summary>
    public static bool HasShell => !OperatingSystem.IsWindows();
}
