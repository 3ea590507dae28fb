namespace Pipeline.Articles.Tests.Support;

/// <summary>Files of the repository that the tests read.</summary>
internal static class Repository
{
    /// <summary>A file's full path.</summary>
    public static string File(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Pipeline.sln is not above the tests.");
        }

        return Path.Combine(folder.FullName, path);
    }
}
