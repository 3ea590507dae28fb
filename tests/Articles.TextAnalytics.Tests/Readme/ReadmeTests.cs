namespace Articles.TextAnalytics.Tests.Readme;

/// <summary>The library's README against the code.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void It_shows_the_samples_that_are_compiled_here()
    {
        var compiled = LibraryReadme.Compiled("tests/Articles.TextAnalytics.Tests/Readme/ReadmeSample.cs");

        compiled.Count.ShouldBe(3);
        LibraryReadme.Shown("src/Articles.TextAnalytics/README.md").ShouldBe(compiled);
    }

    [Fact]
    public async Task The_samples_run()
    {
        await ReadmeSample.AnalyzeAsync(new WordEngine(), "Vera plays. Vera rests.");
        ReadmeSample.Split("Vera plays. Vera rests.");
        var categories = new Dictionary<string, string> { ["Vera"] = "Person", ["Kuopio"] = "Location", ["Oulu"] = "Location" };
        (await ReadmeSample.FindAsync("Vera plays in Kuopio.", categories)).ShouldBe([("Vera", 0), ("Kuopio", 14)]);
    }
}
