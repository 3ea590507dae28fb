using System.Xml.Linq;

namespace Articles.TextAnalytics.Embedded.Tests.PublicApi;

public sealed class PackageTests
{
    /// <summary>Without them the first text that is not plainly English throws, in the program of whoever takes the package.</summary>
    [Fact]
    public void The_package_hands_on_the_language_models_of_Lingua()
    {
        var lingua = XDocument.Parse(RepositoryFiles.Read("src/Articles.TextAnalytics.Embedded/Articles.TextAnalytics.Embedded.csproj"))
            .Descendants("PackageReference")
            .Single(reference => (string?)reference.Attribute("Include") == "SearchPioneer.Lingua");

        ((string?)lingua.Attribute("PrivateAssets")).ShouldNotBeNull().ShouldNotContain("contentfiles");
    }
}
