using System.Text.RegularExpressions;

namespace Pipeline.Articles.Tests.Architecture;

/// <summary>docs/architecture.md names classes and folders, and each of them is there.</summary>
public sealed partial class ArchitectureDocTests
{
    [Fact]
    public void Each_class_and_folder_it_names_exists()
    {
        var source = Path.Combine(RepositoryFiles.Root, "src");
        var known = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Concat(Directory.EnumerateDirectories(source, "*", SearchOption.AllDirectories).Select(folder => Path.GetFileName(folder)))
            .ToHashSet(StringComparer.Ordinal);

        var named = Name().Matches(RepositoryFiles.Read("docs/architecture.md"))
            .SelectMany(match => match.Groups["name"].Value.Split('/', StringSplitOptions.RemoveEmptyEntries))
            .Where(name => char.IsAsciiLetterUpper(name[0]))
            .ToList();

        named.Count.ShouldBeGreaterThan(50);
        named.ShouldBeSubsetOf(
            known.Concat(["CleanedArticle.From", "AddTextAnalytics", "PublicApi", "Articles.Extraction.Tests", "Formats"]));
    }

    [GeneratedRegex("`(?<name>[A-Za-z./]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
