using System.Text.RegularExpressions;

namespace Pipeline.Articles.Tests.Architecture;

/// <summary>docs/architecture.md and docs/extending.md name classes, their members and folders, and each of them is there.</summary>
public sealed partial class ArchitectureDocTests
{
    [Fact]
    public void Each_class_and_folder_that_they_name_exists()
    {
        var source = Path.Combine(RepositoryFiles.Root, "src");
        var files = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);
        var known = files.Select(file => file.Key)
            .Concat(Directory.EnumerateDirectories(source, "*", SearchOption.AllDirectories).Select(folder => Path.GetFileName(folder)))
            .ToHashSet(StringComparer.Ordinal);

        var named = new[] { "docs/architecture.md", "docs/extending.md" }
            .SelectMany(page => Name().Matches(RepositoryFiles.Read(page)))
            .SelectMany(match => match.Groups["name"].Value.Split('/', StringSplitOptions.RemoveEmptyEntries))
            .Where(name => char.IsAsciiLetterUpper(name[0]))
            .ToList();

        named.Count.ShouldBeGreaterThan(50);
        named.Where(name => !IsMember(name)).ShouldBeSubsetOf(
            known.Concat(["AddTextAnalytics", "PublicApi", "Articles.Extraction.Tests", "Formats"]));

        bool IsMember(string name) => name.Split('.') is [var type, var member]
            && files[type].Any(file => File.ReadAllText(file).Contains($" {member}", StringComparison.Ordinal));
    }

    [GeneratedRegex("`(?<name>[A-Za-z./]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
