namespace Pipeline.Tests;

/// <summary>Files of the repository that tests read: compiled into each project that has such tests.</summary>
internal static class RepositoryFiles
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The sample articles.</summary>
    public static string SampleArticles { get; } = Path.Combine(Root, "tests", "articles");

    /// <summary>The folder of the Bicep files.</summary>
    public static string Infra { get; } = Path.Combine(Root, "infra");

    /// <summary>Reads a file.</summary>
    /// <param name="path">Below the root.</param>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Pipeline.sln is not above the test's folder.");
    }
}
