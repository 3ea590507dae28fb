using System.Text.RegularExpressions;

namespace Pipeline.Local.Tests.Security;

/// <summary>The threat model names a test for each of its lines, and each of them is there.</summary>
public sealed partial class ThreatModelTests
{
    [Fact]
    public void Each_line_names_tests_that_exist()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        var lines = File.ReadLines(Path.Combine(RepositoryFiles.Root, "docs", "threat-model.md")).Where(line => Line().IsMatch(line))
            .ToList();

        lines.Count.ShouldBeGreaterThan(15);
        foreach (var line in lines)
        {
            var tests = Test().Matches(line[line.TrimEnd('|', ' ').LastIndexOf('|')..]);
            tests.ShouldNotBeEmpty(line);
            foreach (Match test in tests)
            {
                var (type, method) = (test.Groups["class"].Value, test.Groups["method"].Value);
                sources[type].ShouldNotBeEmpty($"There is no class {type}.");
                sources[type].ShouldContain(
                    source => method.Length == 0 || Regex.IsMatch(source, $@"\b{method}\("), $"{type} has no test {method}.");
            }
        }
    }

    /// <summary>A numbered row of a table.</summary>
    [GeneratedRegex(@"^\| *\d+ *\|")]
    private static partial Regex Line();

    [GeneratedRegex(@"`(?<class>\w+Tests)(\.(?<method>\w+))?`")]
    private static partial Regex Test();
}
