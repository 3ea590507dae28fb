namespace Pipeline.Articles.Tests.Enrichment.Embedded;

/// <summary>The body of tests/articles/blinken-china.txt, without the site around it.</summary>
internal static class SeedArticle
{
    public static string Body()
    {
        var file = File.ReadAllText(Path.Combine(Root(), "tests", "articles", "blinken-china.txt"));
        const string First = "Secretary of State Antony Blinken will travel";
        const string Last = "the president of the Philippines.";
        var start = file.IndexOf(First, StringComparison.Ordinal);
        return file[start..(file.IndexOf(Last, StringComparison.Ordinal) + Last.Length)];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Pipeline.sln is not above the tests.");
        }

        return folder.FullName;
    }
}
