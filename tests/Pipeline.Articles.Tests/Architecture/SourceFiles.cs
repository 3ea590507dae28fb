namespace Pipeline.Articles.Tests.Architecture;

internal static class SourceFiles
{
    /// <summary>The paths of the product's own source files, without what a build generates.</summary>
    public static IEnumerable<string> OfTheProduct() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Contains("obj"));
}
