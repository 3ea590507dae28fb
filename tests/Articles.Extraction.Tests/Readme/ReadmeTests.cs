using System.Text.RegularExpressions;

namespace Articles.Extraction.Tests.Readme;

/// <summary>The library's README against the code.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void It_shows_the_samples_that_are_compiled_here()
    {
        var source = RepositoryFiles.Read("tests/Articles.Extraction.Tests/Readme/ReadmeSample.cs");
        var samples = Sample().Matches(source)
            .Select(match => Indent().Replace(match.Groups["code"].Value, string.Empty).TrimEnd() + '\n')
            .ToList();

        var shown = Block().Matches(RepositoryFiles.Read("src/Articles.Extraction/README.md")).Select(match => match.Groups["code"].Value);

        samples.Count.ShouldBe(2);
        shown.ShouldBe(samples);
    }

    [Fact]
    public async Task The_samples_run()
    {
        ReadmeSample.Extract(Path.Combine(RepositoryFiles.SampleArticles, "harbour-bridge.html"));
        await using var feed = File.OpenRead(Path.Combine(RepositoryFiles.SampleArticles, "valley-gazette.rss.xml"));

        await ReadmeSample.ExtractAsync(feed, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void It_names_every_code_of_a_rejection()
    {
        var readme = RepositoryFiles.Read("src/Articles.Extraction/README.md");

        typeof(RejectionCodes).GetFields()
            .Select(field => (string)field.GetRawConstantValue()!)
            .ShouldAllBe(code => readme.Contains($"`{code}`"));
    }

    [GeneratedRegex(@"// begin: \w+\n(?<code>.*?)\n *// end", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();

    [GeneratedRegex("^ {8}", RegexOptions.Multiline)]
    private static partial Regex Indent();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
