using Articles.Extraction.Tests.Formats.WebArchives;

namespace Articles.Extraction.Tests.Readme;

/// <summary>The library's README against the code.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void It_shows_the_samples_that_are_compiled_here()
    {
        var compiled = LibraryReadme.Compiled("tests/Articles.Extraction.Tests/Readme/ReadmeSample.cs");

        compiled.Count.ShouldBe(3);
        LibraryReadme.Shown("src/Articles.Extraction/README.md").ShouldBe(compiled);
    }

    [Fact]
    public async Task The_samples_run()
    {
        ReadmeSample.Extract(Path.Combine(RepositoryFiles.SampleArticles, "harbour-bridge.html"));
        await using var feed = File.OpenRead(Path.Combine(RepositoryFiles.SampleArticles, "valley-gazette.rss.xml"));

        await ReadmeSample.ExtractAsync(feed, TestContext.Current.CancellationToken);

        var archive = Path.GetTempFileName();
        await File.WriteAllBytesAsync(archive, Warcs.Two(), TestContext.Current.CancellationToken);
        ReadmeSample.ExtractArchive(new ArticleExtractor(), archive);
        File.Delete(archive);
    }

    [Fact]
    public void It_names_every_code_of_a_rejection()
    {
        var readme = RepositoryFiles.Read("src/Articles.Extraction/README.md");

        typeof(RejectionCodes).GetFields()
            .Select(field => (string)field.GetRawConstantValue()!)
            .ShouldAllBe(code => readme.Contains($"`{code}`"));
    }
}
