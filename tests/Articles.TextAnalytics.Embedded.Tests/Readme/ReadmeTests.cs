namespace Articles.TextAnalytics.Embedded.Tests.Readme;

/// <summary>The library's README against the code.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void It_shows_the_samples_that_are_compiled_here()
    {
        var compiled = LibraryReadme.Compiled("tests/Articles.TextAnalytics.Embedded.Tests/Readme/ReadmeSample.cs");

        compiled.Count.ShouldBe(2);
        LibraryReadme.Shown("src/Articles.TextAnalytics.Embedded/README.md").ShouldBe(compiled);
    }

    [Fact]
    public async Task The_samples_run()
    {
        await ReadmeSample.AnalyzeAsync(SampleText.Article);
        await ReadmeSample.FeaturesAsync(Analytics.Engine, SampleText.Article, TestContext.Current.CancellationToken);
    }
}
