namespace Articles.Client.Tests.Readme;

public sealed class ReadmeTests
{
    [Fact]
    public void The_README_shows_what_compiles() => LibraryReadme.Shown("src/Articles.Client/README.md")
        .ShouldBe(LibraryReadme.Compiled("tests/Articles.Client.Tests/Readme/ReadmeSample.cs"));
}
