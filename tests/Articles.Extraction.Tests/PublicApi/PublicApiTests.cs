namespace Articles.Extraction.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_as_approved() => LibraryApi.ShouldBeAsApproved(typeof(ArticleExtractor).Assembly);

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
