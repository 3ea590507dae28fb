namespace Articles.TextAnalytics.Embedded.Tests;

/// <summary>The body of tests/articles/blinken-china.txt, without the site around it.</summary>
internal static class SeedArticle
{
    public static string Body()
    {
        var file = File.ReadAllText(Path.Combine(RepositoryFiles.SampleArticles, "blinken-china.txt"));
        const string First = "Secretary of State Antony Blinken will travel";
        const string Last = "the president of the Philippines.";
        var start = file.IndexOf(First, StringComparison.Ordinal);
        return file[start..(file.IndexOf(Last, StringComparison.Ordinal) + Last.Length)];
    }
}
