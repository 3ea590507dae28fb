namespace Pipeline.Web.Tests.Support;

/// <summary>Files of the repository that the tests read or write.</summary>
internal static class RepositoryFiles
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The sample articles.</summary>
    public static string SampleArticles { get; } = Path.Combine(Root, "tests", "articles");

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
