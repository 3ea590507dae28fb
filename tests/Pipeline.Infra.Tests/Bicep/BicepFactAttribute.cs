using System.Runtime.CompilerServices;

namespace Pipeline.Infra.Tests.Bicep;

/// <summary>A fact about the templates: skipped where there is no compiler.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = BicepCompiler.Missing;
        SkipType = typeof(BicepCompiler);
        SkipUnless = nameof(BicepCompiler.IsAvailable);
    }
}
