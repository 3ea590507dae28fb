namespace Articles.TextAnalytics.Embedded.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_as_approved() => LibraryApi.ShouldBeAsApproved(typeof(EmbeddedTextAnalytics).Assembly);

    [Fact]
    public void The_library_needs_the_contracts_and_nothing_else() =>
        LibraryApi.ReferencesBeside(typeof(EmbeddedTextAnalytics).Assembly, "Articles.TextAnalytics").ShouldBeEmpty();
}
