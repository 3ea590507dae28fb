namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>The repository's sample articles.</summary>
internal static class SampleArticles
{
    /// <summary>The folder tests/articles.</summary>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var samples = Path.Combine(folder.FullName, "tests", "articles");
            if (Directory.Exists(samples))
            {
                return samples;
            }
        }

        throw new DirectoryNotFoundException("tests/articles is not above the test's folder.");
    }
}
