using PublicApiGenerator;

namespace Articles.Extraction.Tests.PublicApi;

/// <summary>
/// The package's public API against the file beside this one. A change is seen in review: run the test with <c>UPDATE_API=1</c> to write
/// the file anew, and read the difference before committing it.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly string Approved =
        Path.Combine(RepositoryFiles.Root, "tests", "Articles.Extraction.Tests", "PublicApi", "Articles.Extraction.approved.txt");

    [Fact]
    public void The_public_API_is_as_approved()
    {
        var api = typeof(ArticleExtractor).Assembly
            .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n") + '\n';
        if (Environment.GetEnvironmentVariable("UPDATE_API") == "1")
        {
            File.WriteAllText(Approved, api);
        }

        api.ShouldBe(File.ReadAllText(Approved));
    }

    [Theory]
    [InlineData("Microsoft.Extensions.")]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Azure.")]
    [InlineData("Pipeline.")]
    public void The_library_needs_no_container_no_configuration_no_host_and_no_cloud(string forbidden) =>
        typeof(ArticleExtractor).Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith(forbidden, StringComparison.Ordinal))
            .ShouldBeEmpty();
}
