namespace Articles.TextAnalytics.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_as_approved() => LibraryApi.ShouldBeAsApproved(typeof(TextAnalyzer).Assembly);

    [Fact]
    public void The_library_needs_Polly_and_no_container_configuration_host_or_cloud() =>
        LibraryApi.ReferencesBeside(typeof(TextAnalyzer).Assembly, "Polly.Core", "Polly.RateLimiting").ShouldBeEmpty();
}
