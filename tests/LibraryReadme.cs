using System.Text.RegularExpressions;

namespace Pipeline.Tests;

/// <summary>
/// A library's README against the code: each sample is what stands between <c>// begin: NAME</c> and <c>// end</c> in the file that
/// compiles it. Compiled into each project that has such tests.
/// </summary>
internal static partial class LibraryReadme
{
    /// <summary>The samples that are compiled.</summary>
    /// <param name="path">The file, below the root.</param>
    public static IReadOnlyList<string> Compiled(string path) => [.. Sample().Matches(RepositoryFiles.Read(path))
        .Select(match => Outdent(match.Groups["code"].Value).TrimEnd() + '\n')];

    /// <summary>The samples that the README shows.</summary>
    /// <param name="path">The README, below the root.</param>
    public static IReadOnlyList<string> Shown(string path) =>
        [.. Block().Matches(RepositoryFiles.Read(path)).Select(match => match.Groups["code"].Value)];

    private static string Outdent(string code)
    {
        var indent = code[..^code.TrimStart(' ').Length];
        return code[indent.Length..].Replace('\n' + indent, "\n", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"// begin: \w+\n(?<code>.*?)\n *// end", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
