using System.Xml.Linq;

namespace Articles.TextAnalytics.Embedded.Tests.PublicApi;

public sealed class PackageTests
{
    private static readonly XDocument Project =
        XDocument.Parse(RepositoryFiles.Read("src/Articles.TextAnalytics.Embedded/Articles.TextAnalytics.Embedded.csproj"));

    /// <summary>Without them the first text that is not plainly English throws, in the program of whoever takes the package.</summary>
    [Fact]
    public void The_package_brings_the_language_models_that_are_read()
    {
        var content = Project.Descendants("Content").ShouldHaveSingleItem();

        content.Element("PackagePath").ShouldNotBeNull().Value.ShouldStartWith("contentFiles/any/any/");
        content.Element("PackageCopyToOutput").ShouldNotBeNull().Value.ShouldBe("true");
    }

    [Fact]
    public void The_package_does_not_hand_on_the_models_that_are_never_read()
    {
        var lingua = Project.Descendants("PackageReference")
            .Single(reference => (string?)reference.Attribute("Include") == "SearchPioneer.Lingua");

        ((string?)lingua.Attribute("PrivateAssets")).ShouldNotBeNull().Split(';').ShouldContain("contentfiles");
    }
}
